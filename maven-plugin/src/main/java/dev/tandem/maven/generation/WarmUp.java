package dev.tandem.maven.generation;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import dev.tandem.maven.diagnostics.UserErrorException;
import dev.tandem.maven.output.GeneratedFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes stubs for nobody while protoc and the imports are looked for and protoc reads the protos.
 * Most of the first run in a JVM is first times: loading and linking protobuf-java and the
 * generator takes longer than all that protoc does.
 *
 * <p>protobuf-java comes first, and takes longest. Who needs it before it is there has to wait, and
 * can do the generator's other half in the meantime.
 */
final class WarmUp implements Runnable {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  /** With fewest types: the thread that waits emits all kinds of them. */
  private static final String FEWEST = "async=false,client=false";

  private static final List<String> NAMES = List.of("warm_up.proto");

  private static volatile boolean loadsProtobuf;

  private WarmUp() {}

  /** Does nothing the second time, nor where there is no second processor. */
  static void start() {
    if (Runtime.getRuntime().availableProcessors() > 1 && BEGUN.compareAndSet(false, true)) {
      loadsProtobuf = true;
      Thread thread = new Thread(new WarmUp(), "tandem-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** To be called by who needs protobuf-java next. */
  static void useTimeUntilItIsLoaded() {
    if (loadsProtobuf) {
      dev.tandem.protoc.WarmUp.emit();
    }
  }

  @Override
  public void run() {
    try {
      ByteString set = loadProtobuf();
      loadsProtobuf = false;
      make(set);
    } catch (UserErrorException | IOException | RuntimeException | Error e) {
      // The real run will meet the same, and tell.
    } finally {
      loadsProtobuf = false;
    }
  }

  /** Gives the description of a service with all kinds of rpcs. */
  static ByteString loadProtobuf() throws IOException {
    ByteString set = set().toByteString();
    GeneratorInput.of(set, NAMES, FEWEST);
    return set;
  }

  /** Gives the stubs of that service. */
  static GeneratedFiles make(ByteString set) throws IOException, UserErrorException {
    GeneratedFiles files = new GeneratedFiles();
    Stubs.addTo(files, set, NAMES, FEWEST);
    return files;
  }

  private static FileDescriptorSet set() {
    ServiceDescriptorProto.Builder service = ServiceDescriptorProto.newBuilder().setName("Up");
    for (int kind = 0; kind < 4; kind++) {
      service.addMethod(
          MethodDescriptorProto.newBuilder()
              .setName("Rpc" + kind)
              .setInputType(".warm.Message")
              .setOutputType(".warm.Message")
              .setClientStreaming(kind % 2 == 1)
              .setServerStreaming(kind / 2 == 1));
    }
    return FileDescriptorSet.newBuilder()
        .addFile(
            FileDescriptorProto.newBuilder()
                .setName(NAMES.get(0))
                .setPackage("warm")
                .setSyntax("proto3")
                .addMessageType(DescriptorProto.newBuilder().setName("Message"))
                .addService(service))
        .build();
  }
}
