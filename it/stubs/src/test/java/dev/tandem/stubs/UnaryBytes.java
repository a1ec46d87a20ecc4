package dev.tandem.stubs;

import static io.grpc.stub.ClientCalls.blockingUnaryCall;

import com.example.routeguide.Feature;
import com.example.routeguide.Point;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.sun.management.ThreadMXBean;
import dev.tandem.runtime.ServerOptions;
import io.grpc.CallOptions;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Prints the bytes that a unary call allocates on both ends: with grpc-java's blocking stub and its
 * server of observers, and with Tandem's. In a JVM of its own, because compiled code allocates more
 * if it has seen other calls too, and other tests' threads count.
 */
final class UnaryBytes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 20_000;
  private static final int CALLS = 4_000;
  private static final int ROUNDS = 5;

  private static final Point REQUEST = Messages.point(1);
  private static final Feature RESPONSE = Messages.feature(1);

  private UnaryBytes() {}

  private static ServerServiceDefinition observers() {
    return ServerServiceDefinition.builder(RouteGuideRpc.SERVICE_NAME)
        .addMethod(
            RouteGuideRpc.GET_FEATURE,
            ServerCalls.asyncUnaryCall(
                (request, response) -> {
                  response.onNext(RESPONSE);
                  response.onCompleted();
                }))
        .build();
  }

  /**
   * Runs its handler in the callback, as theirs does: what a new thread takes is not in question.
   */
  private static ServerServiceDefinition tandem() {
    return RouteGuideRpc.bind(
        new Guide() {
          @Override
          public Feature getFeature(Point request) {
            return RESPONSE;
          }
        },
        ServerOptions.defaults().withExecutor(Runnable::run));
  }

  private static double bytesPerCall(Runnable call) {
    repeat(call, WARM_UP);
    double least = Double.MAX_VALUE; // What else the JVM does comes on top.
    for (int round = 0; round < ROUNDS; round++) {
      long before = allocated();
      repeat(call, CALLS);
      least = Math.min(least, (allocated() - before) / (double) CALLS);
    }
    return least;
  }

  private static void repeat(Runnable call, int times) {
    for (int i = 0; i < times; i++) {
      call.run();
    }
  }

  private static long allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())).sum();
  }

  public static void main(String[] args) {
    try (Wire theirs = Wire.open(Transport.IN_PROCESS, observers());
        Wire ours = Wire.open(Transport.IN_PROCESS, tandem())) {
      RouteGuideClient client = new RouteGuideClient(ours.channel());
      System.out.println(
          bytesPerCall(
              () ->
                  blockingUnaryCall(
                      theirs.channel(), RouteGuideRpc.GET_FEATURE, CallOptions.DEFAULT, REQUEST)));
      System.out.println(bytesPerCall(() -> client.getFeature(REQUEST)));
    }
  }
}
