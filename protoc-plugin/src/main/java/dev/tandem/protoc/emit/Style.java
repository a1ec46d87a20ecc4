package dev.tandem.protoc.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import dev.tandem.protoc.model.CallKind;
import dev.tandem.protoc.model.JavaType;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceTypes;

/** What differs between the blocking and the asynchronous types of a service. */
interface Style {
  Style BLOCKING = new BlockingStyle();
  Style ASYNC = new AsyncStyle();

  /** Whether a call has ended, well or not, when its method returns. */
  boolean waits();

  /** The interface that servers implement. */
  JavaType contract(ServiceTypes types);

  /** The class that calls it. */
  JavaType client(ServiceTypes types);

  /** The runtime's class that makes the calls of clients. */
  ClassName calls();

  /** Whether clients offer an rpc in more forms than that of the contract. */
  boolean hasFormsForCallers();

  /** The runtime's class that binds implementations. */
  ClassName binder();

  /** The method of the Rpc class that binds implementations. */
  String bindMethod();

  /** How it works, for the end of a sentence; may be empty. */
  String adverb();

  /** What servers bind, with its article. */
  String implementation();

  /** How calls of the client end, as a sentence of its Javadoc; no import helps there. */
  String callsOfClient();

  /** Starts a method with the shape that the contract has for the rpc. */
  MethodSpec.Builder method(MethodModel method);

  /** Names the parameters, the result and the failure of such a method. */
  String tags(CallKind kind);
}
