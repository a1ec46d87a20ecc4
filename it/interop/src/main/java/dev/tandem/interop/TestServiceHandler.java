package dev.tandem.interop;

import com.google.protobuf.ByteString;
import dev.tandem.runtime.CallContext;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.Sender;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.testing.integration.EmptyProtos.Empty;
import io.grpc.testing.integration.Messages.EchoStatus;
import io.grpc.testing.integration.Messages.Payload;
import io.grpc.testing.integration.Messages.ResponseParameters;
import io.grpc.testing.integration.Messages.SimpleRequest;
import io.grpc.testing.integration.Messages.SimpleResponse;
import io.grpc.testing.integration.Messages.StreamingInputCallRequest;
import io.grpc.testing.integration.Messages.StreamingInputCallResponse;
import io.grpc.testing.integration.Messages.StreamingOutputCallRequest;
import io.grpc.testing.integration.Messages.StreamingOutputCallResponse;
import io.grpc.testing.integration.TestService;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The official test service, as the document "Interoperability Test Case Descriptions" has it.
 * {@code unimplementedCall} is left out, as it asks.
 */
final class TestServiceHandler implements TestService {
  private static final Metadata.Key<String> CACHE_CONTROL =
      Metadata.Key.of("cache-control", Metadata.ASCII_STRING_MARSHALLER);

  private final String serverId = UUID.randomUUID().toString();
  private final LoadReports loadReports;

  TestServiceHandler(LoadReports loadReports) {
    this.loadReports = loadReports;
  }

  @Override
  public Empty emptyCall(Empty request) {
    EchoedMetadata.echo();
    return Empty.getDefaultInstance();
  }

  @Override
  public SimpleResponse unaryCall(SimpleRequest request) {
    EchoedMetadata.echo();
    if (request.hasExpectCompressed()) {
      RequestCompression.check(0, request.getExpectCompressed());
    }
    if (request.hasResponseStatus()) {
      throw failure(request.getResponseStatus());
    }
    if (request.getResponseCompressed().getValue()) {
      CallContext.current().setCompression("gzip");
    }
    if (request.hasOrcaPerQueryReport()) {
      LoadReports.ofCall(request.getOrcaPerQueryReport());
    }
    return SimpleResponse.newBuilder()
        .setPayload(Payloads.zeros(request.getResponseSize()))
        .setServerId(request.getFillServerId() ? serverId : "")
        .build();
  }

  @Override
  public SimpleResponse cacheableUnaryCall(SimpleRequest request) {
    CallContext.current().responseHeaders().put(CACHE_CONTROL, "max-age=60, public");
    ByteString now = ByteString.copyFromUtf8(String.valueOf(System.nanoTime()));
    return SimpleResponse.newBuilder().setPayload(Payload.newBuilder().setBody(now)).build();
  }

  @Override
  public void streamingOutputCall(
      StreamingOutputCallRequest request, Sender<StreamingOutputCallResponse> responses) {
    EchoedMetadata.echo();
    answer(request, responses);
  }

  @Override
  public StreamingInputCallResponse streamingInputCall(
      Receiver<StreamingInputCallRequest> requests) {
    EchoedMetadata.echo();
    int number = 0;
    int size = 0;
    for (StreamingInputCallRequest request : requests) {
      if (request.hasExpectCompressed()) {
        RequestCompression.check(number, request.getExpectCompressed());
      }
      number++;
      size += request.getPayload().getBody().size();
    }
    return StreamingInputCallResponse.newBuilder().setAggregatedPayloadSize(size).build();
  }

  @Override
  public void fullDuplexCall(
      Receiver<StreamingOutputCallRequest> requests,
      Sender<StreamingOutputCallResponse> responses) {
    EchoedMetadata.echo();
    for (StreamingOutputCallRequest request : requests) {
      answer(request, responses);
    }
  }

  @Override
  public void halfDuplexCall(
      Receiver<StreamingOutputCallRequest> requests,
      Sender<StreamingOutputCallResponse> responses) {
    EchoedMetadata.echo();
    List<StreamingOutputCallRequest> all = requests.stream().toList();
    all.forEach(request -> answer(request, responses));
  }

  private void answer(
      StreamingOutputCallRequest request, Sender<StreamingOutputCallResponse> responses) {
    if (request.hasOrcaOobReport()) {
      loadReports.ofServer(request.getOrcaOobReport());
    }
    if (request.hasResponseStatus()) {
      throw failure(request.getResponseStatus());
    }
    List<ResponseParameters> wanted = request.getResponseParametersList();
    if (wanted.stream().anyMatch(response -> response.getCompressed().getValue())) {
      CallContext.current().setCompression("gzip");
    }
    for (ResponseParameters response : wanted) {
      pause(response.getIntervalUs());
      CallContext.current().setMessageCompression(response.getCompressed().getValue());
      responses.send(
          StreamingOutputCallResponse.newBuilder()
              .setPayload(Payloads.zeros(response.getSize()))
              .build());
    }
  }

  /** The caller is gone if it is interrupted: then {@code send} says so. */
  private static void pause(int micros) {
    if (micros > 0) {
      try {
        TimeUnit.MICROSECONDS.sleep(micros);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RpcException failure(EchoStatus status) {
    return RpcException.of(
        Status.fromCodeValue(status.getCode()).withDescription(status.getMessage()), null);
  }
}
