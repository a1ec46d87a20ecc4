package dev.tandem.protoc.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tandem.protoc.model.MethodModel;
import dev.tandem.protoc.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;

/** How the rpcs of a service are laid out in its Rpc class. */
interface RpcLayout {

  /** The constants that everyone sees. */
  List<FieldSpec> constants();

  /** What binds all rpcs in one style. */
  CodeBlock statements(BindMethods bind);

  /** The classes that the constants and the statements need. */
  List<TypeSpec> nestedTypes();

  /** Picks the layout. */
  static RpcLayout of(ServiceModel service, MethodConstants constants, List<BindMethods> bindings) {
    return InParts.areNeeded(service.methods())
        ? new InParts(service, constants, bindings)
        : new InOneClass(service.methods(), constants);
  }

  /** All in the class itself. */
  record InOneClass(List<MethodModel> methods, MethodConstants made) implements RpcLayout {

    @Override
    public List<FieldSpec> constants() {
      List<FieldSpec> constants = new ArrayList<>();
      for (MethodModel method : methods) {
        constants.add(made.here(method));
      }
      return constants;
    }

    @Override
    public CodeBlock statements(BindMethods bind) {
      return bind.each(methods);
    }

    @Override
    public List<TypeSpec> nestedTypes() {
      return List.of();
    }
  }
}
