package dev.tandem.protoc.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.tandem.protoc.model.ServiceModel;
import dev.tandem.protoc.options.GeneratedMark;
import dev.tandem.protoc.options.GeneratorOptions;
import dev.tandem.protoc.options.Nullness;

/** The annotations that all types of a service have. */
final class TypeAnnotations {
  /** Names the generator without a version, so that an update does not touch every file. */
  private static final String GENERATOR = "dev.tandem.protoc";

  private final GeneratorOptions options;

  TypeAnnotations(GeneratorOptions options) {
    this.options = options;
  }

  void addTo(TypeSpec.Builder type, ServiceModel service) {
    if (service.deprecated()) {
      type.addAnnotation(Deprecated.class);
    }
    if (options.nullness() == Nullness.JSPECIFY) {
      type.addAnnotation(RuntimeTypes.NULL_MARKED);
    }
    if (options.generated().isPresent()) {
      type.addAnnotation(mark(options.generated()));
    }
  }

  private static AnnotationSpec mark(GeneratedMark mark) {
    AnnotationSpec.Builder annotation =
        AnnotationSpec.builder(ClassName.get(mark.packageName(), mark.simpleName()));
    if (mark.hasValue()) {
      annotation.addMember("value", "$S", GENERATOR);
    }
    return annotation.build();
  }
}
