package dev.tandem.protoc.analysis;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.tandem.protoc.model.DocLink;
import dev.tandem.protoc.model.Documentation;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.options.GeneratorOptions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * Finds where the names in the comments of a file lead. A link must never dangle, so there is one
 * only to what is surely there when the contract is compiled.
 */
final class CommentLinks {
  private final FileDescriptor file;
  private final GeneratorOptions options;
  private final ProtoNames elements;
  private final JavadocNames classes;

  CommentLinks(FileDescriptor file, LinkedFiles files, GeneratorOptions options) {
    this.file = file;
    this.options = options;
    // The lite classes of a file do not need those of its imports, which may then be missing.
    this.elements = options.lite() ? ProtoNames.in(file) : ProtoNames.visibleIn(file);
    this.classes = new JavadocNames(file, files.all(), options);
  }

  /** Tells what a comment says about an element. */
  Documentation documentation(GenericDescriptor commented, String comment, boolean deprecated) {
    return new Documentation(comment, in(comment, commented.getFullName()), deprecated);
  }

  private Map<String, DocLink> in(String comment, String scope) {
    if (comment.indexOf('[') < 0) {
      return Map.of();
    }
    Map<String, DocLink> links = new TreeMap<>();
    Matcher references = DocLink.REFERENCE.matcher(comment);
    while (references.find()) {
      String name = DocLink.name(references);
      Optional<DocLink> link = link(name, scope);
      if (link.isPresent()) {
        links.put(name, link.get());
      }
    }
    return links;
  }

  private Optional<DocLink> link(String name, String scope) {
    Optional<GenericDescriptor> element = elements.find(name, scope);
    if (element.isPresent()) {
      return link(element.get());
    }
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      return Optional.empty();
    }
    // A field or an enum's value has no one place in Java: it leads to what it belongs to.
    Optional<GenericDescriptor> parent = elements.find(name.substring(0, dot), scope);
    return parent.isPresent()
        ? link(type(parent.get()), "", name.substring(dot))
        : Optional.empty();
  }

  private Optional<DocLink> link(GenericDescriptor element) {
    if (element instanceof MethodDescriptor method) {
      String name = MemberNames.method(method.getName());
      return link(contract(method.getService()), "#" + name, "." + name);
    }
    return element instanceof ServiceDescriptor service
        ? link(contract(service), "", "")
        : link(type(element), "", "");
  }

  private Optional<DocLink> link(Optional<JavaType> type, String member, String part) {
    Optional<String> name = type.isPresent() ? classes.of(type.get()) : Optional.empty();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String text = String.join(".", type.get().simpleNames()) + part;
    return Optional.of(new DocLink(name.get() + member, text));
  }

  private static Optional<JavaType> type(GenericDescriptor element) {
    if (element instanceof EnumDescriptor enumeration) {
      return Optional.of(JavaNames.type(enumeration));
    }
    // A map's entries are messages to protobuf, but nothing in Java.
    return element instanceof Descriptor message && !message.getOptions().getMapEntry()
        ? Optional.of(JavaNames.type(message))
        : Optional.empty();
  }

  /** Another file's services may have been generated elsewhere and otherwise, or not at all. */
  private Optional<JavaType> contract(ServiceDescriptor service) {
    return service.getFile().equals(file)
        ? Optional.of(JavaNames.types(service, options).contract())
        : Optional.empty();
  }
}
