package dev.tandem.armeria;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideRpc;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.grpc.UnframedGrpcErrorHandler;
import dev.tandem.runtime.ServerOptions;
import java.util.List;
import java.util.concurrent.Executor;

/** Serves the route guide through Armeria. */
public final class ArmeriaServer {
  private ArmeriaServer() {}

  /** Serves gRPC, on a port that the system chooses. */
  public static Server create(RouteGuide guide) {
    GrpcService service = GrpcService.builder().addService(RouteGuideRpc.bind(guide)).build();
    return serve(service);
  }

  /** Serves gRPC, and unary rpcs also as POST requests with JSON. */
  public static Server createWithJson(RouteGuide guide) {
    ServerOptions options = ServerOptions.defaults().withDeclaredMethodTypes(true);
    GrpcService service =
        GrpcService.builder()
            .addService(RouteGuideRpc.bind(guide, options))
            .enableUnframedRequests(true)
            .unframedGrpcErrorHandler(
                UnframedGrpcErrorHandler.builder()
                    .registerMarshalledMessageTypes(List.of(Point.class)) // details of errors
                    .build())
            .build();
    return serve(service);
  }

  /** Serves gRPC with handlers that find Armeria's context on their thread. */
  public static Server createWithContext(RouteGuide guide, Executor threads) {
    ServerOptions options =
        ServerOptions.defaults().withExecutor(RequestContext.makeContextPropagating(threads));
    return serve(GrpcService.builder().addService(RouteGuideRpc.bind(guide, options)).build());
  }

  private static Server serve(GrpcService service) {
    return Server.builder()
        .localPort(0, SessionProtocol.HTTP)
        .workerGroup(1) // more for a real one; here one thread shows that nothing blocks it
        .service(service)
        .build();
  }
}
