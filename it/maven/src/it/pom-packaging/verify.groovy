def log = new File(basedir, 'build.log').readLines()

// A parent that has the plugin for its modules, and no protos: one line that says so, and nothing else.
def own = ['proto', 'protobuf'].collect { new File(basedir, "src/main/${it}").path }.join(', ')
assert log.count { it == "[INFO] tandem: no .proto files in [${own}]" } == 1
assert !new File(basedir, 'target/tandem').exists()

// A module without a jar that has protos: they are generated, for whoever wants the sources.
assert new File(basedir, 'contracts/target/generated-sources/tandem/acme/UsersClient.java').isFile()
assert log.count { it.contains('tandem: 1 proto -> ') } == 1
assert !log.any { it =~ /\[WARNING\].*(tandem|proto)/ }
return true
