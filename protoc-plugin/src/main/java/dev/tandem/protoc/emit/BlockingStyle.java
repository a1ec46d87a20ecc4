package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import dev.tandem.protoc.model.CallKind;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceTypes;

/** Calls that wait for their result, on senders and receivers. */
final class BlockingStyle implements Style {

  @Override
  public boolean waits() {
    return true;
  }

  @Override
  public JavaType contract(ServiceTypes types) {
    return types.contract();
  }

  @Override
  public JavaType client(ServiceTypes types) {
    return types.client();
  }

  @Override
  public ClassName calls() {
    return RuntimeTypes.CLIENT_CALLS;
  }

  @Override
  public boolean hasFormsForCallers() {
    return true;
  }

  @Override
  public ClassName binder() {
    return RuntimeTypes.SERVICE_BINDER;
  }

  @Override
  public String bindMethod() {
    return "bind";
  }

  @Override
  public String adverb() {
    return "";
  }

  @Override
  public String implementation() {
    return "an implementation";
  }

  @Override
  public String callsOfClient() {
    return "Each call waits for its result and throws {@link dev.tandem.runtime.RpcException} if it"
        + " fails.";
  }

  @Override
  public MethodSpec.Builder method(MethodModel method) {
    MethodSpec.Builder builder = MethodSpec.methodBuilder(method.javaName());
    ClassName request = Poet.request(method);
    ClassName response = Poet.response(method);
    return switch (method.kind()) {
      case UNARY -> builder.returns(response).addParameter(request, "request");
      case SERVER_STREAMING ->
          builder
              .addParameter(request, "request")
              .addParameter(Poet.of(RuntimeTypes.SENDER, response), "responses");
      case CLIENT_STREAMING ->
          builder
              .returns(response)
              .addParameter(Poet.of(RuntimeTypes.RECEIVER, request), "requests");
      case BIDI_STREAMING ->
          builder
              .addParameter(Poet.of(RuntimeTypes.RECEIVER, request), "requests")
              .addParameter(Poet.of(RuntimeTypes.SENDER, response), "responses");
    };
  }

  @Override
  public String tags(CallKind kind) {
    String parameter =
        kind.clientStreams()
            ? "@param requests hands out the requests as they come\n"
            : "@param request the request\n";
    String result =
        kind.serverStreams()
            ? "@param responses takes the responses, and waits while the peer is slow\n"
            : "@return the response\n";
    return parameter + result + "@throws $T if the call fails\n";
  }
}
