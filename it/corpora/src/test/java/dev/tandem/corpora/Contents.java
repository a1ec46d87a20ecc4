package dev.tandem.corpora;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.List;

/** What is in a corpus, by its descriptors. */
record Contents(int files, int services, int rpcs, int streaming) {

  static Contents of(FileDescriptorSet files) {
    List<ServiceDescriptorProto> services =
        files.getFileList().stream()
            .map(FileDescriptorProto::getServiceList)
            .flatMap(List::stream)
            .toList();
    List<MethodDescriptorProto> rpcs =
        services.stream().map(ServiceDescriptorProto::getMethodList).flatMap(List::stream).toList();
    int streaming =
        (int)
            rpcs.stream()
                .filter(rpc -> rpc.getClientStreaming() || rpc.getServerStreaming())
                .count();
    return new Contents(files.getFileCount(), services.size(), rpcs.size(), streaming);
  }

  @Override
  public String toString() {
    return "%d files, %d services, %d rpcs (%d streaming)"
        .formatted(files, services, rpcs, streaming);
  }
}
