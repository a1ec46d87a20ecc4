package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratorOptions;

/** The Javadoc of the types of a service, and of what all services have. */
final class TypeDocs {
  static final CodeBlock SERVICE_NAME =
      CodeBlock.of("The service's full name, as it is on the wire.\n");

  // doclint asks for comments on private members, too.

  static final CodeBlock SCHEMA =
      CodeBlock.of("Makes the descriptors, unless the runtime is older than this code needs.\n");

  static final CodeBlock DESCRIPTOR = CodeBlock.of("The service with all of its rpcs.\n");

  static final CodeBlock PART =
      CodeBlock.of("Some of the rpcs: all would be more than one class can hold.\n");

  static final CodeBlock BIND_PART =
      CodeBlock.of("Binds the rpcs of this part.\n\n@param binder takes them\n");

  static final CodeBlock NO_INSTANCES = CodeBlock.of("There is nothing to instantiate.\n");

  static final CodeBlock DERIVED_CLIENT =
      CodeBlock.of(
          """
          Makes a client with options.

          @param channel where the service is
          @param callOptions what is the same for all calls
          """);

  static final CodeBlock SERVICE_DESCRIPTOR =
      CodeBlock.of(
          """
          Describes the service and its rpcs.

          @return the descriptor, always the same
          """);

  static final CodeBlock SERVICE_CONFIG =
      CodeBlock.of(
          """
          Gives what the proto says about calling these rpcs: timeouts, and which calls are sent again
          when they fail. A channel that is built with it does so.

          @return for {@code defaultServiceConfig} of a channel's builder, or to be joined with others
          """);

  static final CodeBlock WITH_TIMEOUT =
      CodeBlock.of(
          """
          Limits the time of each call. The clock starts anew at each call.

          @param perCall how long a call may take at most
          @return a client with this timeout; this one stays as it is
          """);

  static final CodeBlock WITH_HEADERS =
      CodeBlock.of(
          """
          Adds headers to each call.

          @param headers the headers, copied now
          @return a client that adds these headers; this one stays as it is
          """);

  private TypeDocs() {}

  static CodeBlock contract(
      Style style, ServiceModel service, String comment, GeneratorOptions options) {
    CodeBlock.Builder doc = CodeBlock.builder();
    if (!comment.isEmpty()) {
      doc.add("$L\n\n<p>", comment);
    }
    String what = "The service " + name(service) + ": a server implements it" + style.adverb();
    if (options.client()) {
      JavaType client = style.client(service.types());
      String link = "{@link " + client.topLevelName() + "}";
      doc.add(linked(what + ", and " + link + " calls it.", link, Poet.name(client)));
    } else {
      doc.add(Prose.fill(what + ".") + "\n");
    }
    return doc.add(deprecation(service)).build();
  }

  static CodeBlock client(Style style, ServiceModel service) {
    String text =
        "<p>"
            + style.callsOfClient()
            + " Clients do not change, so threads may share them: methods that start with"
            + " {@code with} return another client.";
    return CodeBlock.builder()
        .add("Calls the service $L$L.\n\n", name(service), style.adverb())
        .add("$L\n", Prose.fill(text))
        .add(deprecation(service))
        .build();
  }

  /** Fills lines. The name counts for the width, but JavaPoet knows if it has to be qualified. */
  private static CodeBlock linked(String text, String link, ClassName target) {
    String filled = Prose.fill(text).replace("$", "$$").replace(link, "{@link $T}");
    return CodeBlock.of(filled + "\n", target);
  }

  static CodeBlock clientConstructor(ServiceModel service) {
    return CodeBlock.builder()
        .add("Makes a client of the service $L.\n\n", name(service))
        .add("@param channel where the service is; it stays the caller's to shut down\n")
        .build();
  }

  static CodeBlock bind(Style style) {
    String what =
        "Makes %s something that a server can serve, with the default options."
            .formatted(style.implementation());
    return CodeBlock.of(
        """
        $L

        @param service what answers the calls; may be a client, which makes a proxy
        @return what to add to a server
        """,
        Prose.fill(what));
  }

  static CodeBlock bindWithOptions(Style style) {
    return CodeBlock.of(
        """
        Makes $L something that a server can serve.

        @param service what answers the calls; may be a client, which makes a proxy
        @param options how the calls are handled
        @return what to add to a server
        """,
        style.implementation());
  }

  static CodeBlock rpc(ServiceModel service) {
    return CodeBlock.builder()
        .add(
            Prose.fill(
                    "Describes the service " + name(service) + " and binds implementations of it.")
                + "\n")
        .add(deprecation(service))
        .build();
  }

  private static String deprecation(ServiceModel service) {
    return service.deprecated()
        ? "\n@deprecated The proto marks this service as deprecated.\n"
        : "";
  }

  private static String name(ServiceModel service) {
    return "{@code " + service.fullName() + "}";
  }
}
