package dev.tandem.protoc.random;

import com.google.protobuf.DescriptorProtos;
import com.google.protobuf.DescriptorProtos.FeatureSet;
import com.google.protobuf.DescriptorProtos.FeatureSet.EnforceNamingStyle;
import com.google.protobuf.DescriptorProtos.FeatureSet.VisibilityFeature.DefaultSymbolVisibility;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.JavaFeaturesProto;
import com.google.protobuf.JavaFeaturesProto.JavaFeatures;
import com.google.protobuf.JavaFeaturesProto.JavaFeatures.NestInFileClassFeature.NestInFileClass;

/** The features of editions that matter for names. */
final class Features {
  static final String JAVA_FEATURES = "google/protobuf/java_features.proto";

  /** Knows the options that are extensions. */
  static final ExtensionRegistry REGISTRY = ExtensionRegistry.newInstance();

  static {
    // The other order fails in class initialisation (protobuf-java 4.36).
    DescriptorProtos.getDescriptor();
    JavaFeaturesProto.registerAllExtensions(REGISTRY);
  }

  private Features() {}

  /** Makes edition 2024 take nasty names, and lets other files name nested messages. */
  static void inEdition2024(FileDescriptorProto.Builder file, Dice dice) {
    if (dice.chance(90)) {
      file.addDependency(JAVA_FEATURES);
    }
    file.getOptionsBuilder()
        .getFeaturesBuilder()
        .setEnforceNamingStyle(EnforceNamingStyle.STYLE_LEGACY)
        .setDefaultSymbolVisibility(DefaultSymbolVisibility.EXPORT_ALL);
  }

  static boolean canNest(FileDescriptorProto.Builder file) {
    return file.getDependencyList().contains(JAVA_FEATURES);
  }

  static FeatureSet nestInFileClass(boolean yes) {
    return FeatureSet.newBuilder()
        .setExtension(
            JavaFeaturesProto.java_,
            JavaFeatures.newBuilder()
                .setNestInFileClass(yes ? NestInFileClass.YES : NestInFileClass.NO)
                .build())
        .build();
  }
}
