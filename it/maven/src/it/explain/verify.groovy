def log = new File(basedir, 'build.log').readLines()
def lines = log.findAll { it.startsWith('[INFO]   ') }.collect { it.substring(9) }
def has = { String regex -> assert lines.any { it ==~ regex } : "no line is $regex in\n${lines.join('\n')}" }

assert log.any { it.contains('tandem:generate (execution main)') }
assert log.any { it.contains('tandem:test-generate (execution tests)') }
// Also what is bound to a later phase; not what is bound to none.
assert log.any { it.contains('tandem:generate (execution late)') }
assert !log.any { it.contains('(execution off)') }

has(/source directory: .*service.src.main.proto \(1 proto\)/)
// Of the folders that need not be there, those that are.
assert !lines.any { it.contains('(missing)') }
has(/option: suffix=Api/)
has(/option: suffix=Late/)
has(/option: async=true \(default\)/)
has(/protoc: [\d.]+, the version of the project's protobuf-java/)
has(/protoc is: .+/)
has(/protoc's sha-256: [0-9a-f]{64}/)
has(/looks for imports in: .*protobuf-java-[\d.]+\.jar/)
// Where each import is: in a sibling that is not packaged, and in a jar.
has(/import: acme\/money\.proto is .*api.src.main.proto.acme.money\.proto/)
has(/import: google\/protobuf\/empty\.proto is .*protobuf-java-[\d.]+\.jar!\/google\/protobuf\/empty\.proto/)
// Protos that are wrong are explained, not a failure.
has(/error: .*broken\.proto:\[6,3\] "Nothing" is not defined\./)

// Before the first run and after it.
has(/next run: would generate: first run/)
assert lines.count { it == 'next run: nothing changed, it would generate nothing' } == 2 : lines
// Each with the dependencies that it would have: those of tests are for the tests.
assert !lines.any { it =~ /would generate: dependency/ } : lines

// Settings that are wrong are told for each execution: one of the api, three of the service.
def wrong = log.findAll { it.startsWith('[WARNING]') && it.contains('protocSha256') }
assert wrong.size() == 4 : log.findAll { it.startsWith('[WARNING]') }

// It writes nothing of what a run writes.
def generates = log.findIndexOf { it.contains('generating') }
assert log.findIndexOf { it.contains('tandem:generate (execution main)') } < generates
assert log.take(generates).every { !it.contains('files (') }

// The help tells of the parameters, and of how to set them.
assert log.any { it.contains('tandem:generate') } && log.any { it ==~ /\s+outputDirectory.*/ }
assert log.any { it.contains('User property: tandem.protocVersion') }
return true
