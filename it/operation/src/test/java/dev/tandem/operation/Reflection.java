package dev.tandem.operation;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tandem.stubs.Await;
import io.grpc.Channel;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks a server what it serves, as tools do that have no protos: grpcurl, buf curl, Postman. */
record Reflection(Channel channel) {

  List<String> services() {
    return ask(ServerReflectionRequest.newBuilder().setListServices("").build())
        .getListServicesResponse()
        .getServiceList()
        .stream()
        .map(ServiceResponse::getName)
        .toList();
  }

  /** Gives the file that declares a service or a message, built from what the server tells. */
  FileDescriptor fileWith(String symbol) {
    ServerReflectionRequest request =
        ServerReflectionRequest.newBuilder().setFileContainingSymbol(symbol).build();
    Map<String, FileDescriptorProto> files = new HashMap<>();
    FileDescriptorProto first = null;
    for (ByteString bytes : ask(request).getFileDescriptorResponse().getFileDescriptorProtoList()) {
      FileDescriptorProto file = parse(bytes);
      files.put(file.getName(), file);
      first = first == null ? file : first;
    }
    if (first == null) {
      throw new AssertionError("the server knows no " + symbol);
    }
    return link(first, files);
  }

  ServiceDescriptor service(String fullName) {
    ServiceDescriptor service =
        fileWith(fullName).findServiceByName(fullName.substring(fullName.lastIndexOf('.') + 1));
    if (service == null) {
      throw new AssertionError("the file that the server names has no " + fullName);
    }
    return service;
  }

  private ServerReflectionResponse ask(ServerReflectionRequest request) {
    CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(channel)
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    answer.complete(response);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answer.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {
                    answer.completeExceptionally(new AssertionError("no answer"));
                  }
                });
    requests.onNext(request);
    requests.onCompleted();
    return Await.result(answer);
  }

  private static FileDescriptorProto parse(ByteString bytes) {
    try {
      return FileDescriptorProto.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static FileDescriptor link(
      FileDescriptorProto file, Map<String, FileDescriptorProto> files) {
    List<FileDescriptor> imports = new ArrayList<>();
    file.getDependencyList().forEach(name -> imports.add(link(files.get(name), files)));
    try {
      return FileDescriptor.buildFrom(file, imports.toArray(FileDescriptor[]::new));
    } catch (DescriptorValidationException e) {
      throw new AssertionError(e);
    }
  }
}
