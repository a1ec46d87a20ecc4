package dev.tandem.protoc.emit;

import com.palantir.javapoet.TypeSpec;
import dev.tandem.protoc.model.ServiceModel;

/** Writes one of the types that a service becomes. */
interface TypeEmitter {
  TypeSpec emit(ServiceModel service);
}
