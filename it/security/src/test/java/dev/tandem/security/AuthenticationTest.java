package dev.tandem.security;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.routeguide.RouteGuideAsyncClient;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.security.tls.TlsFiles;
import dev.tandem.security.token.AccessRules;
import dev.tandem.security.token.Authentication;
import dev.tandem.security.token.BearerToken;
import dev.tandem.stubs.Await;
import dev.tandem.stubs.Messages;
import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status.Code;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.stub.AbstractStub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not call is told so before a handler runs, in each pattern and style. */
@Timeout(60)
class AuthenticationTest {
  private static final Tokens TOKENS = new Tokens();
  private static final CallerGuide GUIDE = new CallerGuide();
  private static final CallerGuideAsync ASYNC_GUIDE = new CallerGuideAsync();
  @TempDir static Path folder;
  private static Wire wire;
  private static Wire asyncWire;
  private static ManagedChannel channel;
  private static ManagedChannel asyncChannel;

  @BeforeAll
  static void serve() throws IOException {
    TlsFiles files = new Authority("ours").issue(folder, "server", "localhost");
    wire = serve(files, RouteGuideRpc.bind(GUIDE));
    asyncWire = serve(files, RouteGuideRpc.bindAsync(ASYNC_GUIDE));
    var trusting = TlsChannelCredentials.newBuilder().trustManager(files.trusted()).build();
    channel = wire.connect(trusting);
    asyncChannel = asyncWire.connect(trusting);
  }

  private static Wire serve(TlsFiles files, ServerServiceDefinition service) throws IOException {
    AccessRules rules =
        AccessRules.none()
            .require("route:read", List.of(RouteGuideRpc.GET_FEATURE, RouteGuideRpc.LIST_FEATURES))
            .require("route:write", List.of(RouteGuideRpc.RECORD_ROUTE, RouteGuideRpc.ROUTE_CHAT));
    Authentication authentication = new Authentication(TOKENS.verifier, rules);
    return Wire.serve(
        Wire.on(TlsServerCredentials.create(files.certificate(), files.key()))
            .intercept(authentication)
            .addService(service));
  }

  @AfterAll
  static void close() {
    wire.close();
    asyncWire.close();
  }

  @AfterEach
  void forget() {
    GUIDE.callers.clear();
    ASYNC_GUIDE.callers.clear();
  }

  private static CallCredentials token(String token) {
    return new BearerToken(() -> token);
  }

  /** An empty token is none. */
  private static <S extends AbstractStub<S>> S with(S client, String token) {
    return token.isEmpty() ? client : client.withCallCredentials(token(token));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(Call.values())
        .flatMap(
            call ->
                Stream.of(
                    Arguments.of(call, "", Code.UNAUTHENTICATED),
                    Arguments.of(call, "not.a.token", Code.UNAUTHENTICATED),
                    Arguments.of(call, TOKENS.of("ada", "other"), Code.PERMISSION_DENIED)));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void noHandlerIsEnteredAndSendersAreTold(Call call, String token, Code expected) {
    for (ManagedChannel each : List.of(channel, asyncChannel)) {
      RouteGuideClient blocking = with(new RouteGuideClient(each), token);
      RpcException e = assertThrows(RpcException.class, () -> call.blocking(blocking));
      assertEquals(expected, e.code(), e::getMessage);
      RpcException async = asyncFailure(call, with(new RouteGuideAsyncClient(each), token));
      assertEquals(expected, async.code(), async::getMessage);
      assertEquals(e.getStatus().getDescription(), async.getStatus().getDescription());
    }
    assertEquals(List.of(), GUIDE.callers);
    assertEquals(List.of(), ASYNC_GUIDE.callers);
  }

  private static RpcException asyncFailure(Call call, RouteGuideAsyncClient client) {
    CompletionException e =
        assertThrows(
            CompletionException.class,
            () -> call.async(client).orTimeout(Await.LIMIT.toSeconds(), SECONDS).join());
    return assertInstanceOf(RpcException.class, Objects.requireNonNull(e.getCause()));
  }

  @ParameterizedTest
  @EnumSource(names = {"UNARY", "SERVER_STREAM"})
  void aScopeIsForItsRpcsOnly(Call call) {
    String token = TOKENS.of("ada", "route:write");
    RouteGuideClient client = with(new RouteGuideClient(channel), token);
    assertThrows(RpcException.PermissionDenied.class, () -> call.blocking(client));
    client.recordRoute(List.of());
    assertEquals(List.of("ada"), GUIDE.callers);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachHandlerKnowsItsCaller(boolean async) {
    String token = TOKENS.of("ada", "route:read", "route:write");
    RouteGuideClient client = with(new RouteGuideClient(async ? asyncChannel : channel), token);
    client.getFeature(Messages.point(1));
    client.listFeatures(Messages.AREA, feature -> {});
    client.recordRoute(List.of());
    client.routeChat(Receiver.of(), note -> {});
    assertEquals(List.of("ada", "ada", "ada", "ada"), async ? ASYNC_GUIDE.callers : GUIDE.callers);
  }
}
