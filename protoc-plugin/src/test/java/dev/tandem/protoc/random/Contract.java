package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.compiler.PluginProtos.CodeGeneratorRequest;
import dev.tandem.protoc.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the design says of the generated types, apart from the generator. */
final class Contract {
  private static final List<String> UNKNOWN =
      Stream.of("async", "lite")
          .filter(
              key ->
                  Generator.generate(
                          CodeGeneratorRequest.newBuilder().setParameter(key + "=true").build())
                      .hasError())
          .toList();

  private final Map<String, String> options = new TreeMap<>();

  private Contract(String parameter) {
    for (String option : parameter.split(",")) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        options.put(option.substring(0, equals), option.substring(equals + 1));
      }
    }
  }

  static Contract with(String parameter) {
    return new Contract(parameter);
  }

  /** Whether the generator has got the option. */
  static boolean knows(String key) {
    return !UNKNOWN.contains(key);
  }

  boolean has(String key, boolean preset) {
    return Boolean.parseBoolean(options.getOrDefault(key, Boolean.toString(preset)));
  }

  /** The paths of a service's types. */
  List<String> paths(FileDescriptorProto file, ServiceDescriptorProto service) {
    List<String> endings = new ArrayList<>(List.of("", "Rpc"));
    if (has("client", true)) {
      endings.add("Client");
    }
    if (has("async", knows("async"))) {
      endings.add("Async");
      if (has("client", true)) {
        endings.add("AsyncClient");
      }
    }
    String folder = ProtoCase.javaPackage(file).replace('.', '/');
    String start =
        (folder.isEmpty() ? "" : folder + "/")
            + service.getName()
            + options.getOrDefault("suffix", "");
    return endings.stream().map(ending -> start + ending + ".java").toList();
  }

  /** What is wrong with the files of a response; empty if nothing is. */
  String check(ProtoCase one, Map<String, String> sources) {
    Set<String> expected = new TreeSet<>();
    StringBuilder wrong = new StringBuilder();
    for (FileDescriptorProto file : one.filesToGenerate()) {
      for (ServiceDescriptorProto service : file.getServiceList()) {
        List<String> paths = paths(file, service);
        expected.addAll(paths);
        paths.forEach(path -> wrong.append(checkType(path, sources.getOrDefault(path, ""))));
        wrong.append(checkConstants(service, sources.getOrDefault(paths.get(1), "")));
      }
    }
    if (!expected.equals(sources.keySet())) {
      wrong
          .append("expected the files ")
          .append(expected)
          .append(", not ")
          .append(sources.keySet());
    }
    return wrong.toString();
  }

  private static String checkType(String path, String text) {
    String name = path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    String type = "(interface|final\\s+class) " + Pattern.quote(name) + "[\\s{]";
    return Pattern.compile("public " + type).matcher(text).find()
        ? ""
        : "no type in " + path + "\n";
  }

  private static String checkConstants(ServiceDescriptorProto service, String text) {
    long constants =
        Pattern.compile("public static final\\s+[\\w.]*MethodDescriptor<")
            .matcher(text)
            .results()
            .count();
    return constants == service.getMethodCount()
        ? ""
        : "%d constants for %d rpcs\n".formatted(constants, service.getMethodCount());
  }
}
