package dev.tandem.protoc.emit;

import com.palantir.javapoet.CodeBlock;
import dev.tandem.protoc.model.MethodModel;

/** The Javadoc of what stands for one rpc. */
final class MethodDocs {
  private MethodDocs() {}

  /** The proto's comment or else a sentence that says which rpc it is. */
  static CodeBlock contract(Style style, MethodModel method, String comment) {
    return CodeBlock.builder()
        .add("$L\n\n", comment.isEmpty() ? Prose.fill("Calls " + rpc(method) + ".") : comment)
        .add(style.waits() ? CodeBlock.of("") : ErrorDocs.list(method))
        .add(style.tags(method.kind()), exception())
        .add(style.waits() ? ErrorDocs.tags(method) : CodeBlock.of(""))
        .add(deprecation(method))
        .build();
  }

  static CodeBlock serverStream(MethodModel method) {
    return CodeBlock.builder()
        .add(sentence("Calls " + rpc(method) + " and hands out the responses as they come."))
        .add("\n<p>Closing the stream before its end cancels the call; after its end nothing needs")
        .add("\nclosing. Receiving throws {@link $T} if the call fails.\n", exception())
        .add("\n$L@param request the request\n", ErrorDocs.list(method))
        .add("@return the responses\n")
        .add(deprecation(method))
        .build();
  }

  static CodeBlock iterable(MethodModel method) {
    return CodeBlock.builder()
        .add(sentence("Calls " + rpc(method) + " with all of the given requests."))
        .add("\n@param requests the requests; the next is taken when the peer can take it\n")
        .add("@return the response\n")
        .add(failure())
        .add(ErrorDocs.tags(method))
        .add(deprecation(method))
        .build();
  }

  static CodeBlock clientStream(MethodModel method) {
    return CodeBlock.builder()
        .add(
            sentence("Calls " + rpc(method) + ": send the requests, then finish for the response."))
        .add(
            "\n<p>Closing the stream before it is finished cancels the call. Sending and finishing")
        .add("\nthrow {@link $T} if the call fails.\n", exception())
        .add("\n$L@return takes the requests\n", ErrorDocs.list(method))
        .add(deprecation(method))
        .build();
  }

  static CodeBlock bidiStream(MethodModel method) {
    return CodeBlock.builder()
        .add(sentence("Calls " + rpc(method) + ": send requests and receive responses at will."))
        .add("\n<p>Closing the stream before its end cancels the call. Sending and receiving")
        .add("\nthrow {@link $T} if the call fails.\n", exception())
        .add("\n$L", ErrorDocs.list(method))
        .add("@return takes the requests and hands out the responses\n")
        .add(deprecation(method))
        .build();
  }

  static CodeBlock constant(MethodModel method) {
    return CodeBlock.builder()
        .add(hiddenConstant(method))
        .add(method.deprecated() ? "\n" : "")
        .add(deprecation(method))
        .build();
  }

  static CodeBlock hiddenConstant(MethodModel method) {
    return CodeBlock.of("$L", sentence("Describes " + rpc(method) + "."));
  }

  private static String sentence(String text) {
    return Prose.fill(text) + "\n";
  }

  private static CodeBlock failure() {
    return CodeBlock.of("@throws $T if the call fails\n", exception());
  }

  private static Object exception() {
    return RuntimeTypes.RPC_EXCEPTION;
  }

  private static String deprecation(MethodModel method) {
    return method.deprecated() ? "@deprecated The proto marks this rpc as deprecated.\n" : "";
  }

  /** Such as {@code user.v1.UserService/GetUser} (unary). */
  private static String rpc(MethodModel method) {
    return "{@code " + method.fullName() + "} (" + method.kind().description() + ")";
  }
}
