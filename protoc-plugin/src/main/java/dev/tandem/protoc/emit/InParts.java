package dev.tandem.protoc.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeSpec;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Spreads the rpcs of a large service over nested classes: the constant pool of a class and the
 * code of its initialiser are limited to 64 K (JVMS 4.11). What everyone sees stays where it is.
 */
final class InParts implements RpcLayout {
  /** An rpc takes up to 40 entries of the constant pool and 32 bytes of code where it is made. */
  static final int SIZE = 1000;

  private final ServiceModel service;
  private final MethodConstants made;
  private final List<BindMethods> bindings;

  InParts(ServiceModel service, MethodConstants made, List<BindMethods> bindings) {
    this.service = service;
    this.made = made;
    this.bindings = bindings;
  }

  @Override
  public List<FieldSpec> constants() {
    List<FieldSpec> constants = new ArrayList<>();
    for (int part = 0; part < parts(); part++) {
      for (MethodModel method : methods(part)) {
        constants.add(made.in(name(part), method));
      }
    }
    return constants;
  }

  @Override
  public CodeBlock statements(BindMethods bind) {
    CodeBlock.Builder statements = CodeBlock.builder();
    for (int part = 0; part < parts(); part++) {
      statements.addStatement("$L.$L(binder)", name(part), bind.name());
    }
    return statements.build();
  }

  @Override
  public List<TypeSpec> nestedTypes() {
    List<TypeSpec> types = new ArrayList<>();
    for (int part = 0; part < parts(); part++) {
      types.add(type(part));
    }
    return types;
  }

  private TypeSpec type(int part) {
    List<MethodModel> methods = methods(part);
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name(part))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc(TypeDocs.PART);
    if (methods.stream().anyMatch(method -> method.deprecated() || method.mentionsDeprecated())) {
      type.addAnnotation(Poet.SUPPRESS_DEPRECATION);
    }
    methods.forEach(method -> type.addField(made.hidden(method)));
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(TypeDocs.NO_INSTANCES)
            .build());
    bindings.forEach(bind -> type.addMethod(bind.part(methods)));
    return type.build();
  }

  /** JavaPoet qualifies a message of that name. */
  private static String name(int part) {
    return "Part" + (part + 1);
  }

  private int parts() {
    return (service.methods().size() + SIZE - 1) / SIZE;
  }

  private List<MethodModel> methods(int part) {
    List<MethodModel> all = service.methods();
    return all.subList(part * SIZE, Math.min(all.size(), (part + 1) * SIZE));
  }
}
