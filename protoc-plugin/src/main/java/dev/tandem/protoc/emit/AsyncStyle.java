package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.tandem.protoc.model.CallKind;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceTypes;

/** Calls that never wait, on futures and publishers. */
final class AsyncStyle implements Style {

  @Override
  public boolean waits() {
    return false;
  }

  @Override
  public JavaType contract(ServiceTypes types) {
    return types.async();
  }

  @Override
  public JavaType client(ServiceTypes types) {
    return types.asyncClient();
  }

  @Override
  public ClassName calls() {
    return RuntimeTypes.ASYNC_CLIENT_CALLS;
  }

  @Override
  public boolean hasFormsForCallers() {
    return false;
  }

  @Override
  public ClassName binder() {
    return RuntimeTypes.ASYNC_SERVICE_BINDER;
  }

  @Override
  public String bindMethod() {
    return "bindAsync";
  }

  @Override
  public String adverb() {
    return " asynchronously";
  }

  @Override
  public String implementation() {
    return "an asynchronous implementation";
  }

  @Override
  public String callsOfClient() {
    return "No call waits. A future ends with {@link dev.tandem.runtime.RpcException} if its call"
        + " fails, and cancelling it cancels the call; a publisher makes a call for each"
        + " subscriber.";
  }

  @Override
  public MethodSpec.Builder method(MethodModel method) {
    ClassName response = Poet.response(method);
    ParameterizedTypeName result =
        method.kind().serverStreams()
            ? Poet.of(RuntimeTypes.PUBLISHER, response)
            : Poet.of(RuntimeTypes.FUTURE, response);
    MethodSpec.Builder builder = MethodSpec.methodBuilder(method.javaName()).returns(result);
    ClassName request = Poet.request(method);
    return method.kind().clientStreams()
        ? builder.addParameter(Poet.of(RuntimeTypes.PUBLISHER, request), "requests")
        : builder.addParameter(request, "request");
  }

  @Override
  public String tags(CallKind kind) {
    String parameter =
        kind.clientStreams()
            ? "@param requests publishes the requests, for one subscriber\n"
            : "@param request the request\n";
    String result =
        kind.serverStreams()
            ? "@return the responses, or {@link $T} if the call fails\n"
            : "@return the response, or {@link $T} if the call fails\n";
    return parameter + result;
  }
}
