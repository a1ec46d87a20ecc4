package dev.tandem.benchmarks.grpcjava;

import dev.tandem.benchmarks.traffic.Order;
import dev.tandem.benchmarks.traffic.Payload;
import dev.tandem.benchmarks.traffic.Tally;
import dev.tandem.benchmarks.traffic.TrafficRpc;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/**
 * The service as grpc-java's generated base class would bind it, written as its documentation
 * shows: it asks for messages one by one, which is what observers do unless told otherwise.
 */
public final class ObserverServer {
  private ObserverServer() {}

  /** Gives a service that sends this payload. */
  public static ServerServiceDefinition sending(Payload payload) {
    return ServerServiceDefinition.builder(TrafficRpc.SERVICE_NAME)
        .addMethod(
            TrafficRpc.ASK,
            ServerCalls.asyncUnaryCall(
                (request, response) -> {
                  response.onNext(payload);
                  response.onCompleted();
                }))
        .addMethod(
            TrafficRpc.DOWNLOAD,
            ServerCalls.asyncServerStreamingCall(
                (order, responses) -> download(order, payload, responses)))
        .addMethod(TrafficRpc.UPLOAD, ServerCalls.asyncClientStreamingCall(ObserverServer::count))
        .addMethod(TrafficRpc.ECHO, ServerCalls.asyncBidiStreamingCall(ObserverServer::echo))
        .build();
  }

  private static void download(Order order, Payload payload, StreamObserver<Payload> observer) {
    ServerCallStreamObserver<Payload> responses = (ServerCallStreamObserver<Payload>) observer;
    responses.setOnReadyHandler(
        new Runnable() {
          private int left = order.getPayloads();

          @Override
          public void run() {
            while (left > 0 && responses.isReady()) {
              responses.onNext(payload);
              if (--left == 0) {
                responses.onCompleted();
              }
            }
          }
        });
  }

  private static StreamObserver<Payload> count(StreamObserver<Tally> response) {
    return new StreamObserver<>() {
      private int count;

      @Override
      public void onNext(Payload payload) {
        count++;
      }

      @Override
      public void onError(Throwable error) {}

      @Override
      public void onCompleted() {
        response.onNext(Tally.newBuilder().setPayloads(count).build());
        response.onCompleted();
      }
    };
  }

  private static StreamObserver<Payload> echo(StreamObserver<Payload> responses) {
    return new StreamObserver<>() {
      @Override
      public void onNext(Payload payload) {
        responses.onNext(payload);
      }

      @Override
      public void onError(Throwable error) {}

      @Override
      public void onCompleted() {
        responses.onCompleted();
      }
    };
  }
}
