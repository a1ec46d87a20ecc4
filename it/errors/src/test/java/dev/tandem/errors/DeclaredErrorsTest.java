package dev.tandem.errors;

import static dev.tandem.errors.Orders.NO_TEA;
import static dev.tandem.errors.Orders.tea;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.orders.v1.Order;
import com.example.orders.v1.OrderService;
import com.example.orders.v1.OrderServiceClient;
import com.example.orders.v1.OrderServiceErrors.ClosedException;
import com.example.orders.v1.OrderServiceErrors.OutOfStockException;
import com.example.orders.v1.OrderServiceErrors.ValidationErrorException;
import com.example.orders.v1.OrderServiceRpc;
import com.example.orders.v1.Receipt;
import com.example.orders.v1.Stock;
import com.example.orders.v1.WatchStockRequest;
import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.ClientStream;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerOptions;
import dev.tandem.runtime.ServerStream;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exceptions that are generated for declared errors, in the blocking style. */
@Timeout(30)
class DeclaredErrorsTest {
  private static final WatchStockRequest WATCH =
      WatchStockRequest.newBuilder().setItem("tea").build();

  private Served served;
  private OrderServiceClient client;

  @BeforeEach
  void start() throws IOException {
    served = Served.by(OrderServiceRpc.bind(new Shop(2)));
    client = new OrderServiceClient(served.channel());
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void theCustomerUnderstands() {
    Customer customer = new Customer(client);
    assertEquals("got 2", customer.order("tea", 2));
    assertEquals("only 2 left", customer.order("tea", 3));
    assertEquals("wrong: count", customer.order("tea", 0));
  }

  @Test
  void theCustomerUnderstandsTheSameWithoutAServer() {
    assertEquals("only 2 left", new Customer(new Shop(2)).order("tea", 3));
  }

  @Test
  void unary() {
    OutOfStockException e =
        assertThrows(OutOfStockException.class, () -> client.placeOrder(tea(3)));
    assertEquals(NO_TEA, e.detail());
    assertInstanceOf(RpcException.FailedPrecondition.class, e);
    assertEquals("orders.v1.OrderService/PlaceOrder", e.method());
    assertEquals(served.channel().authority(), e.target());
    assertTrue(e.elapsed().toNanos() > 0);
    assertTrue(e.getMessage().startsWith("FAILED_PRECONDITION: not enough of it [orders."), e + "");
    assertTrue(
        List.of(e.getStackTrace()).stream()
            .anyMatch(frame -> frame.getClassName().equals(DeclaredErrorsTest.class.getName())),
        "has the caller's stack");
  }

  @Test
  void serverStreaming() {
    List<Stock> seen = new ArrayList<>();
    assertThrows(OutOfStockException.class, () -> client.watchStock(WATCH, seen::add));
    assertEquals(2, seen.size());
    try (ServerStream<Stock> stream = client.watchStock(WATCH)) {
      stream.receive();
      stream.receive();
      assertEquals(NO_TEA, assertThrows(OutOfStockException.class, stream::receive).detail());
      assertThrows(OutOfStockException.class, stream::receive, "a failure is sticky");
    }
  }

  @Test
  void clientStreaming() {
    List<Order> orders = List.of(tea(1), tea(3));
    OutOfStockException e =
        assertThrows(OutOfStockException.class, () -> client.placeOrders(orders));
    assertEquals(NO_TEA, e.detail());
    try (ClientStream<Order, Receipt> stream = client.placeOrders()) {
      stream.send(tea(3));
      assertThrows(OutOfStockException.class, stream::finish);
      assertThrows(OutOfStockException.class, () -> stream.send(tea(1)));
    }
  }

  @Test
  void bidirectional() {
    try (BidiStream<Order, Receipt> stream = client.orderOneByOne()) {
      stream.send(tea(2));
      assertEquals(2, stream.receive().getCount());
      stream.send(tea(3));
      assertEquals(NO_TEA, assertThrows(OutOfStockException.class, stream::receive).detail());
    }
    try (BidiStream<Order, Receipt> stream = client.orderOneByOne()) {
      assertThrows(
          OutOfStockException.class,
          () -> stream.exchange(out -> out.send(tea(3)), in -> in.stream().toList()));
    }
  }

  @Test
  void whatTheServiceDeclaresHoldsForEachRpc() throws IOException {
    try (Served closed = Served.by(OrderServiceRpc.bind(new Shop(-1)))) {
      OrderServiceClient late = new OrderServiceClient(closed.channel());
      ClosedException e =
          assertThrows(ClosedException.class, () -> late.watchStock(WATCH, stock -> {}));
      assertEquals(3600, e.detail().getRetryDelay().getSeconds());
    }
  }

  @Test
  void crossesAProxyUnchanged() throws IOException {
    try (Served proxy = Served.by(OrderServiceRpc.bind(client))) {
      OrderServiceClient far = new OrderServiceClient(proxy.channel());
      OutOfStockException e = assertThrows(OutOfStockException.class, () -> far.placeOrder(tea(3)));
      assertEquals(NO_TEA, e.detail());
      assertEquals(proxy.channel().authority(), e.target());
      assertThrows(OutOfStockException.class, () -> far.watchStock(WATCH, stock -> {}));
      assertThrows(OutOfStockException.class, () -> far.placeOrders(List.of(tea(3))));
      assertThrows(ValidationErrorException.class, () -> far.placeOrder(tea(0)));
    }
  }

  @Test
  void anotherServersIsNotPassedOn() throws IOException {
    RpcException e =
        assertThrows(RpcException.class, () -> orderInFrontOf(ServerOptions.defaults()));
    assertEquals(RpcException.Unknown.class, e.getClass());
    assertEquals(List.of(), e.details());
  }

  @Test
  void aMapperCanPassAnotherServersOn() throws IOException {
    ServerOptions passing =
        ServerOptions.defaults()
            .withErrorMapper(error -> error instanceof OutOfStockException e ? e : null);
    OutOfStockException e = assertThrows(OutOfStockException.class, () -> orderInFrontOf(passing));
    assertEquals(NO_TEA, e.detail());
  }

  /** Orders from a handler that orders from the shop. */
  private void orderInFrontOf(ServerOptions options) throws IOException {
    OrderService handler =
        new OrderService() {
          @Override
          public Receipt placeOrder(Order order) {
            return client.placeOrder(order).toBuilder().build();
          }
        };
    try (Served front = Served.by(OrderServiceRpc.bind(handler, options))) {
      new OrderServiceClient(front.channel()).placeOrder(tea(3));
    }
  }

  @Test
  void moreDetailsAndACauseKeepTheType() throws IOException {
    IllegalStateException cause = new IllegalStateException("secret");
    RpcException thrown =
        Orders.noTea().withDetail(ErrorInfo.newBuilder().setReason("TEA").build()).withCause(cause);
    assertEquals(OutOfStockException.class, thrown.getClass());
    assertSame(cause, thrown.getCause());
    OrderService handler =
        new OrderService() {
          @Override
          public Receipt placeOrder(Order order) {
            throw thrown;
          }
        };
    try (Served front = Served.by(OrderServiceRpc.bind(handler))) {
      OutOfStockException e =
          assertThrows(
              OutOfStockException.class,
              () -> new OrderServiceClient(front.channel()).placeOrder(tea(3)));
      assertEquals(NO_TEA, e.detail());
      assertEquals("TEA", e.detail(ErrorInfo.class).orElseThrow().getReason());
    }
  }

  @Test
  void aGrpcJavaServersErrorIsTyped() throws IOException {
    assertEquals(OutOfStockException.class, answer(Code.FAILED_PRECONDITION, Any.pack(NO_TEA)));
  }

  @Test
  void whatIsNotDeclaredIsTheExceptionOfItsCode() throws IOException {
    assertEquals(RpcException.NotFound.class, answer(Code.NOT_FOUND, Any.pack(NO_TEA)));
    assertEquals(
        RpcException.FailedPrecondition.class,
        answer(Code.FAILED_PRECONDITION, Any.pack(ErrorInfo.getDefaultInstance())));
    Any unreadable = Any.pack(NO_TEA).toBuilder().setValue(ByteString.copyFromUtf8("\n~")).build();
    assertEquals(
        RpcException.FailedPrecondition.class, answer(Code.FAILED_PRECONDITION, unreadable));
  }

  /** The class of what a caller gets when a grpc-java server fails like this. */
  private static Class<?> answer(Code code, Any detail) throws IOException {
    Status status = Status.newBuilder().setCode(code.getNumber()).addDetails(detail).build();
    ServerServiceDefinition grpcJava =
        ServerServiceDefinition.builder(OrderServiceRpc.SERVICE_NAME)
            .addMethod(
                OrderServiceRpc.PLACE_ORDER,
                ServerCalls.asyncUnaryCall(
                    (request, responses) ->
                        responses.onError(StatusProto.toStatusRuntimeException(status))))
            .build();
    try (Served other = Served.by(grpcJava)) {
      OrderServiceClient stub = new OrderServiceClient(other.channel());
      return assertThrows(RpcException.class, () -> stub.placeOrder(tea(1))).getClass();
    }
  }

  @Test
  void reflectionStillFindsTheProto() {
    ProtoMethodDescriptorSupplier schema =
        (ProtoMethodDescriptorSupplier) OrderServiceRpc.PLACE_ORDER.getSchemaDescriptor();
    assertEquals("PlaceOrder", schema.getMethodDescriptor().getName());
  }
}
