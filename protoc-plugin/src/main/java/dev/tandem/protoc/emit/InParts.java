package dev.tandem.protoc.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
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
  /** What a part can hold: 40 K entries of the constant pool and 40 K of code. */
  private static final int MOST = 4000;

  private final List<List<MethodModel>> parts;
  private final MethodConstants made;
  private final List<BindMethods> bindings;

  InParts(ServiceModel service, MethodConstants made, List<BindMethods> bindings) {
    this.parts = parts(service.methods());
    this.made = made;
    this.bindings = bindings;
  }

  @Override
  public List<FieldSpec> constants() {
    List<FieldSpec> constants = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      for (MethodModel method : parts.get(part)) {
        constants.add(made.in(name(part), method));
      }
    }
    return constants;
  }

  @Override
  public CodeBlock statements(BindMethods bind) {
    CodeBlock.Builder statements = CodeBlock.builder();
    for (int part = 0; part < parts.size(); part++) {
      statements.addStatement("$L.$L(binder)", name(part), bind.name());
    }
    return statements.build();
  }

  @Override
  public List<TypeSpec> nestedTypes() {
    List<TypeSpec> types = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      types.add(type(part));
    }
    return types;
  }

  private TypeSpec type(int part) {
    List<MethodModel> methods = parts.get(part);
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

  /** Whether the rpcs have to be spread. */
  static boolean areNeeded(List<MethodModel> methods) {
    int sum = 0;
    for (MethodModel method : methods) {
      sum += weight(method);
    }
    return sum > MOST;
  }

  private static List<List<MethodModel>> parts(List<MethodModel> methods) {
    List<List<MethodModel>> parts = new ArrayList<>();
    int start = 0;
    int sum = 0;
    for (int i = 0; i < methods.size(); i++) {
      sum += weight(methods.get(i));
      if (sum > MOST) {
        parts.add(methods.subList(start, i));
        start = i;
        sum = weight(methods.get(i));
      }
    }
    parts.add(methods.subList(start, methods.size()));
    return parts;
  }

  /** An rpc takes up to 40 entries of the constant pool and 40 bytes of code, an error 7 bytes. */
  private static int weight(MethodModel method) {
    return 4 + method.errors().size();
  }
}
