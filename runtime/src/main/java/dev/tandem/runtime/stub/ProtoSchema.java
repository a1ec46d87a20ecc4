package dev.tandem.runtime.stub;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.tandem.runtime.DeclaredError;
import dev.tandem.runtime.client.MethodErrors;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import java.util.List;
import java.util.function.Supplier;

/** The proto's own descriptors in the form in which grpc-java's reflection asks for them. */
final class ProtoSchema {
  private ProtoSchema() {}

  record OfService(Supplier<FileDescriptor> file, String service)
      implements ProtoServiceDescriptorSupplier {

    @Override
    public FileDescriptor getFileDescriptor() {
      return file.get();
    }

    @Override
    public ServiceDescriptor getServiceDescriptor() {
      return ProtoSchema.service(file, service);
    }
  }

  record OfMethod(
      Supplier<FileDescriptor> file, String service, String method, List<DeclaredError> declared)
      implements ProtoMethodDescriptorSupplier, MethodErrors {

    @Override
    public FileDescriptor getFileDescriptor() {
      return file.get();
    }

    @Override
    public ServiceDescriptor getServiceDescriptor() {
      return ProtoSchema.service(file, service);
    }

    @Override
    public MethodDescriptor getMethodDescriptor() {
      return getServiceDescriptor().findMethodByName(method);
    }

    OfMethod with(List<DeclaredError> errors) {
      return new OfMethod(file, service, method, errors);
    }
  }

  private static ServiceDescriptor service(Supplier<FileDescriptor> file, String fullName) {
    return file.get().findServiceByName(fullName.substring(fullName.lastIndexOf('.') + 1));
  }
}
