def lines = new File(basedir, 'build.log').readLines().findAll { it.contains('tandem: ') }
    .collect { it.replaceAll(/.*tandem: /, '') }
assert lines.size() == 9
assert lines[2] == 'first run: generating'
assert lines[3] ==~ /com.acme:acme-api:protobin:1 -> 10 files \(10 changed\), no protoc/
assert lines[4] == 'first run: generating'
assert lines[5] ==~ /descriptors.protobin -> 5 files \(5 changed\), no protoc/
// The second build: three executions, nothing to do.
assert lines[6..8].every { it.startsWith('nothing changed (') }

def stubs = new File(basedir, 'remote/target/generated-sources/tandem/com/acme/api')
assert stubs.list().findAll { it.startsWith('Greeter') }.size() == 10
// The set has comments and all files; messages come from the other module, and only from there.
assert new File(stubs, 'GreeterRemote.java').text.contains('Greets whoever asks.')
assert !new File(stubs, 'Greeting.java').exists()
assert !new File(stubs, 'InternalLocal.java').exists()
return true
