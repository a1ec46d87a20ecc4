package dev.tandem.benchmarks.json;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Objects;
import java.util.function.Function;

/** The same service in REST: records that Jackson reads and writes, and files also as they are. */
final class RestDirectory {
  private RestDirectory() {}

  static void addTo(ServerBuilder server) {
    server
        .service(
            "/v1/users/{id}",
            (context, request) ->
                answer(context, request, body -> Json.User.of(number(context, "id"))))
        .service(
            "/v1/users",
            (context, request) -> answer(context, request, body -> Json.UserList.sample()))
        .service("/v1/files", (context, request) -> answer(context, request, RestDirectory::upload))
        .service(
            "/v1/files/{name}",
            (context, request) ->
                answer(context, request, body -> upload(param(context, "name"), body)));
  }

  /** Answers from a thread that may block, as those of gRPC do. */
  private static HttpResponse answer(
      ServiceRequestContext context,
      HttpRequest request,
      Function<AggregatedHttpRequest, Object> handler) {
    return HttpResponse.of(
        request
            .aggregate()
            .thenApplyAsync(
                body ->
                    HttpResponse.of(
                        HttpStatus.OK,
                        MediaType.JSON,
                        Json.MAPPER.writeValueAsBytes(handler.apply(body))),
                context.blockingTaskExecutor()));
  }

  private static Json.UploadResponse upload(AggregatedHttpRequest request) {
    Json.FileChunk file =
        Json.MAPPER.readValue(request.content().toInputStream(), Json.FileChunk.class);
    return new Json.UploadResponse(file.name(), file.content().length);
  }

  /** The bytes themselves are the body. */
  private static Json.UploadResponse upload(String name, AggregatedHttpRequest request) {
    return new Json.UploadResponse(name, request.content().array().length);
  }

  private static int number(ServiceRequestContext context, String name) {
    return Integer.parseInt(param(context, name));
  }

  private static String param(ServiceRequestContext context, String name) {
    return Objects.requireNonNull(context.pathParam(name), name);
  }
}
