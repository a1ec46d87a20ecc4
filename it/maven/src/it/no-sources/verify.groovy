def log = new File(basedir, 'build.log').text
def folders = ['proto', 'protobuf'].collect { new File(basedir, "src/main/${it}").path }.join(', ')
assert log.contains("[INFO] tandem: no .proto files in [${folders}]")
assert log.contains('BUILD SUCCESS')
// Neither protoc nor an import was asked for.
assert !new File(basedir, 'target/tandem').exists()
assert !new File(basedir, 'target/generated-sources/tandem').exists()
return true
