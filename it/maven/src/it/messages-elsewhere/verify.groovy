def names = { module -> new File(basedir, "${module}/target/generated-sources/tandem/com/acme").list().sort() }
assert names('messages').contains('Hello.java')
// The stubs, and nothing of protoc's.
assert names('stubs') == ['', 'Async', 'AsyncClient', 'Client', 'Rpc'].collect { "GreeterApi${it}.java" }
assert new File(basedir, 'stubs/target/classes/com/acme/use/Greetings.class').isFile()
assert new File(basedir, 'build.log').text.contains('tandem: 1 proto -> 5 files (5 changed), protoc ')
return true
