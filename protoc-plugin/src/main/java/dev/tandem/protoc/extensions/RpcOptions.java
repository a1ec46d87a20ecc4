package dev.tandem.protoc.extensions;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions.IdempotencyLevel;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.UnknownFieldSet;
import dev.tandem.protoc.diagnostics.Diagnostics;
import dev.tandem.protoc.model.Attempts;
import dev.tandem.protoc.model.CallPolicy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a file says with {@code (tandem.rpc)} of its rpcs, and with {@code (tandem.rpcs)} of
 * all rpcs of a service.
 */
public final class RpcOptions {
  // A message of the file that declares the options. The file's own name depends on the folder that
  // protoc is given.
  private static final String PACKAGE = "tandem";
  private static final String MESSAGE = "RpcOptions";

  /** The number of both extensions. */
  private static final int EXTENSION = 51180;

  // Fields of tandem.RpcOptions; AttemptsReader has 3 to 5.
  private static final int TIMEOUT = 1;
  private static final int WAIT_FOR_READY = 2;
  private static final int ERRORS = 6;
  private static final Set<Integer> FIELDS =
      Set.of(
          TIMEOUT,
          WAIT_FOR_READY,
          AttemptsReader.RETRY,
          AttemptsReader.HEDGING,
          AttemptsReader.NO_RETRY,
          ERRORS);

  private final boolean declared;
  private final OptionPositions positions;
  private final Diagnostics diagnostics;

  private RpcOptions(boolean declared, OptionPositions positions, Diagnostics diagnostics) {
    this.declared = declared;
    this.positions = positions;
    this.diagnostics = diagnostics;
  }

  /**
   * Prepares the reading of one file.
   *
   * @param files all files of the request: if none of them declares the options, their number may
   *     be that of somebody else's
   * @param positions knows where the file sets its options
   * @param diagnostics takes an error for each value that can't be
   */
  public static RpcOptions in(
      List<FileDescriptor> files, OptionPositions positions, Diagnostics diagnostics) {
    return new RpcOptions(areDeclared(files), positions, diagnostics);
  }

  private static boolean areDeclared(List<FileDescriptor> files) {
    for (FileDescriptor file : files) {
      if (file.getPackage().equals(PACKAGE) && file.findMessageTypeByName(MESSAGE) != null) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads how the rpcs of a service are called.
   *
   * @param service the service, which may have none
   * @return what is said of it
   */
  public CallPolicy policy(ServiceDescriptor service) {
    return declared ? policy(of(service)) : CallPolicy.NONE;
  }

  /**
   * Reads how an rpc is called.
   *
   * @param method the rpc
   * @param ofService what is said of its service
   * @return what is said of it and, where nothing is, of its service
   */
  public CallPolicy policy(MethodDescriptor method, CallPolicy ofService) {
    if (!declared) {
      return CallPolicy.NONE;
    }
    boolean repeatable =
        method.getOptions().getIdempotencyLevel() != IdempotencyLevel.IDEMPOTENCY_UNKNOWN;
    CallPolicy inherited = repeatable ? ofService : ofService.withoutAttempts();
    Optional<PlacedOption> option = of(method);
    CallPolicy own = policy(option);
    if (!repeatable && isMoreThanOnce(own.attempts())) {
      option
          .orElseThrow()
          .error(
              own.attempts() instanceof Attempts.Retry
                  ? AttemptsReader.RETRY
                  : AttemptsReader.HEDGING,
              "may be sent more than once, and nothing says that this does no harm: set its"
                  + " idempotency_level to IDEMPOTENT or NO_SIDE_EFFECTS, or take the policy away");
    }
    return own.or(inherited);
  }

  /**
   * Reads how an rpc may fail.
   *
   * @param method the rpc
   * @return what is said of it, without what is said of its service
   */
  public List<ErrorOption> errors(MethodDescriptor method) {
    return declared ? errors(of(method)) : List.of();
  }

  /**
   * Reads how each rpc of a service may fail.
   *
   * @param service the service
   * @return what is said of it
   */
  public List<ErrorOption> errors(ServiceDescriptor service) {
    return declared ? errors(of(service)) : List.of();
  }

  private static List<ErrorOption> errors(Optional<PlacedOption> option) {
    return option.isPresent() ? ErrorOption.all(option.get(), ERRORS) : List.of();
  }

  private static boolean isMoreThanOnce(Attempts attempts) {
    return attempts instanceof Attempts.Retry || attempts instanceof Attempts.Hedging;
  }

  private static CallPolicy policy(Optional<PlacedOption> option) {
    return option.isPresent() ? read(option.get()) : CallPolicy.NONE;
  }

  private static CallPolicy read(PlacedOption option) {
    option.expectOnly(FIELDS);
    return new CallPolicy(
        AttemptsReader.positive(option, TIMEOUT, "timeout").orElse(null),
        option.fields().number(WAIT_FOR_READY).map(value -> value != 0).orElse(null),
        AttemptsReader.read(option));
  }

  private Optional<PlacedOption> of(MethodDescriptor method) {
    return option(
        method.getOptions().getUnknownFields(),
        "rpc '%s'".formatted(method.getFullName()),
        List.of(
            FileDescriptorProto.SERVICE_FIELD_NUMBER,
            method.getService().getIndex(),
            ServiceDescriptorProto.METHOD_FIELD_NUMBER,
            method.getIndex(),
            MethodDescriptorProto.OPTIONS_FIELD_NUMBER,
            EXTENSION));
  }

  private Optional<PlacedOption> of(ServiceDescriptor service) {
    return option(
        service.getOptions().getUnknownFields(),
        "service '%s'".formatted(service.getFullName()),
        List.of(
            FileDescriptorProto.SERVICE_FIELD_NUMBER,
            service.getIndex(),
            ServiceDescriptorProto.OPTIONS_FIELD_NUMBER,
            EXTENSION));
  }

  private Optional<PlacedOption> option(
      UnknownFieldSet options, String element, List<Integer> path) {
    return OptionFields.of(options, EXTENSION)
        .map(fields -> new PlacedOption(fields, element, path, positions, diagnostics));
  }
}
