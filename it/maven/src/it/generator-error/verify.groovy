def log = new File(basedir, 'build.log').readLines()
def proto = new File(basedir, 'src/main/proto/acme/v1/users.proto').path

// protoc accepts two rpcs that have one name in Java; our generator does not, and says where.
def errors = log.findAll { it.startsWith("[ERROR] ${proto}:[") }
assert errors.size() == 1
assert errors[0].contains("${proto}:[11,")
assert errors[0].contains('getUser')
assert log.any { it.contains(': 1 error, listed above') }
assert log.any { it.contains('MojoFailureException') }
assert !new File(basedir, 'target/generated-sources/tandem').exists()
return true
