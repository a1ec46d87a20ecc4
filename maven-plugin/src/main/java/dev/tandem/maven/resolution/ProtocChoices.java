package dev.tandem.maven.resolution;

/** What to do where no protoc can be had. */
final class ProtocChoices {
  private ProtocChoices() {}

  /** To be put behind what is wrong. */
  static String instead(String version) {
    return """

    Choose one:
      protocVersion (-Dtandem.protocVersion=…): a version that your repositories have;
      protocExecutable (-Dtandem.protocExecutable=…): an installed protoc, not newer than \
    protobuf-java;
      osClassifier (-Dtandem.osClassifier=none): the protoc on the PATH, if it is %s;
      sourceDescriptorSets: stubs of protos that protoc has compiled elsewhere, without protoc\
    """
        .formatted(version);
  }
}
