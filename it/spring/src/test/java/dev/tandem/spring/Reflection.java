package dev.tandem.spring;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.BlockingClientCall;
import java.util.List;

/** Asks a server which services it has, as command line tools do. */
final class Reflection {
  private Reflection() {}

  static List<String> services(String target) throws Exception {
    ServerReflectionRequest list =
        ServerReflectionRequest.newBuilder().setListServices("*").build();
    return ask(target, list).getListServicesResponse().getServiceList().stream()
        .map(ServiceResponse::getName)
        .sorted()
        .toList();
  }

  static String fileOf(String symbol, String target) throws Exception {
    ServerReflectionRequest file =
        ServerReflectionRequest.newBuilder().setFileContainingSymbol(symbol).build();
    return FileDescriptorProto.parseFrom(
            ask(target, file).getFileDescriptorResponse().getFileDescriptorProto(0))
        .getName();
  }

  private static ServerReflectionResponse ask(String target, ServerReflectionRequest request)
      throws Exception {
    ManagedChannel channel =
        Grpc.newChannelBuilder(target, InsecureChannelCredentials.create()).build();
    try {
      BlockingClientCall<ServerReflectionRequest, ServerReflectionResponse> call =
          ServerReflectionGrpc.newBlockingV2Stub(channel).serverReflectionInfo();
      call.write(request);
      call.halfClose();
      return call.read();
    } finally {
      channel.shutdownNow();
    }
  }
}
