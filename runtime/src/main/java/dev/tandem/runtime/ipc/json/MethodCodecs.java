package dev.tandem.runtime.ipc.json;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat.TypeRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.protobuf.ProtoFileDescriptorSupplier;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * How the messages of an rpc are written and read. In an {@code Any} there may be the types of the
 * rpc's proto file and of those that it imports.
 */
record MethodCodecs<Q, R>(MessageCodec<Q> request, MessageCodec<R> response) {
  // Finding all types of a proto and its imports takes its time, so it is done once for each rpc.
  private static final Map<MethodDescriptor<?, ?>, MethodCodecs<?, ?>> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  @SuppressWarnings("unchecked") // Made from the very descriptor that it is found by.
  static <Q, R> MethodCodecs<Q, R> of(MethodDescriptor<Q, R> method) {
    return (MethodCodecs<Q, R>) KNOWN.computeIfAbsent(method, MethodCodecs::make);
  }

  private static <Q, R> MethodCodecs<Q, R> make(MethodDescriptor<Q, R> method) {
    TypeRegistry.Builder types = TypeRegistry.newBuilder();
    addTypes(types, method.getRequestMarshaller());
    addTypes(types, method.getResponseMarshaller());
    if (method.getSchemaDescriptor() instanceof ProtoFileDescriptorSupplier schema) {
      FileDescriptor file = schema.getFileDescriptor();
      types.add(file.getMessageTypes());
      file.getDependencies().forEach(imported -> types.add(imported.getMessageTypes()));
    }
    TypeRegistry all = types.build();
    return new MethodCodecs<>(
        MessageCodec.of(method.getRequestMarshaller(), all),
        MessageCodec.of(method.getResponseMarshaller(), all));
  }

  private static void addTypes(TypeRegistry.Builder types, Marshaller<?> marshaller) {
    if (marshaller instanceof PrototypeMarshaller<?> known
        && known.getMessagePrototype() instanceof Message prototype) {
      types.add(prototype.getDescriptorForType());
    }
  }
}
