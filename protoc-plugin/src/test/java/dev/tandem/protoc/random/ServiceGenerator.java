package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.util.ArrayList;
import java.util.List;

/** Makes the services of a file. */
final class ServiceGenerator {
  private final Dice dice;
  private final Symbols symbols;
  private final Visible visible;
  private final FileDescriptorProto.Builder file;

  ServiceGenerator(Dice dice, Symbols symbols, Visible visible, FileDescriptorProto.Builder file) {
    this.dice = dice;
    this.symbols = symbols;
    this.visible = visible;
    this.file = file;
  }

  FileDescriptorProto addServices() {
    int count = dice.chance(10) ? 0 : dice.chance(70) ? 1 : 2 + dice.below(2);
    for (int i = 0; i < count; i++) {
      comment(FileDescriptorProto.SERVICE_FIELD_NUMBER, i);
      file.addService(service(i));
    }
    return file.build();
  }

  private ServiceDescriptorProto service(int index) {
    String name = symbols.declare(file.getPackage(), this::serviceName);
    ServiceDescriptorProto.Builder service = ServiceDescriptorProto.newBuilder().setName(name);
    if (dice.chance(8)) {
      service.getOptionsBuilder().setDeprecated(true);
    }
    List<String> messages = visible.messages(file);
    int count = messages.isEmpty() || dice.chance(10) ? 0 : 1 + dice.below(4);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(
          symbols.declare(Symbols.join(file.getPackage(), name), () -> rpcName(names, messages)));
      comment(
          FileDescriptorProto.SERVICE_FIELD_NUMBER,
          index,
          ServiceDescriptorProto.METHOD_FIELD_NUMBER,
          i);
      service.addMethod(method(names.get(i), messages));
    }
    return service.build();
  }

  /** Sometimes what another type's name begins or ends with. */
  private String serviceName() {
    if (file.getMessageTypeCount() > 0 && dice.chance(6)) {
      return Vocabulary.vary(dice.pick(file.getMessageTypeList()).getName(), dice);
    }
    String name = Vocabulary.anyType(dice);
    return dice.chance(40) ? name + "Service" : name;
  }

  /** Sometimes like another rpc's name, and sometimes as a message is called. */
  private String rpcName(List<String> others, List<String> messages) {
    if (!others.isEmpty() && dice.chance(3)) {
      return Vocabulary.vary(dice.pick(others), dice);
    }
    if (dice.chance(10)) {
      String message = dice.pick(messages);
      return message.substring(message.lastIndexOf('.') + 1);
    }
    return Vocabulary.rpc(dice);
  }

  private MethodDescriptorProto method(String name, List<String> messages) {
    MethodDescriptorProto.Builder method =
        MethodDescriptorProto.newBuilder()
            .setName(name)
            .setInputType(dice.pick(messages))
            .setOutputType(dice.pick(messages));
    if (dice.chance(40)) {
      method.setClientStreaming(true);
    }
    if (dice.chance(40)) {
      method.setServerStreaming(true);
    }
    if (dice.chance(8)) {
      method.getOptionsBuilder().setDeprecated(true);
    }
    if (dice.chance(12)) {
      method
          .getOptionsBuilder()
          .setIdempotencyLevel(
              dice.chance(50) ? IdempotencyLevel.NO_SIDE_EFFECTS : IdempotencyLevel.IDEMPOTENT);
    }
    return method.build();
  }

  private void comment(Integer... path) {
    if (dice.chance(35)) {
      Location.Builder location = Location.newBuilder().addAllPath(List.of(path));
      if (dice.chance(80)) {
        location.setLeadingComments(NastyComments.comment(dice));
      } else {
        location.setTrailingComments(NastyComments.comment(dice));
      }
      file.getSourceCodeInfoBuilder().addLocation(location);
    }
  }
}
