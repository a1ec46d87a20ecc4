def furtherBuild = evaluate(new File(furtherBuildScript))
def build = { boolean succeeds ->
  def built = furtherBuild { it.goals = ['process-resources'] }
  assert built.succeeded == succeeds : built.lines.join('\n')
  built.lines.findAll { it.contains('tandem: ') || it.startsWith('[ERROR]') }
}
def pom = new File(basedir, 'pom.xml')
def edit = { from, to ->
  assert pom.text.contains(from)
  pom.text = pom.text.replace(from, to)
}
def generated = new File(basedir, 'target/generated-sources/tandem/com/acme/v1')

// Of protoc, of grpc-java's plugin and of ours; all compiled, and the method was inserted.
['Hello', 'GreeterGrpc', 'Greeter', 'GreeterClient'].each {
  assert new File(generated, it + '.java').isFile()
  assert new File(basedir, "target/classes/com/acme/v1/${it}.class").isFile()
}
assert new File(basedir, 'target/classes/com/acme/SideBySide.class').isFile()
def grpc = new File(generated, 'GreeterGrpc.java')
assert !grpc.text.contains('javax.annotation.Generated')

assert build(true).size() == 1
edit('@generated=omit', '@generated=javax')
def lines = build(true)
assert lines[0].endsWith('tandem: native plugin grpc-java changed: generating')
assert lines[1] =~ /\(1 changed\)/
assert grpc.text.contains('javax.annotation.Generated')

// Another program of that name, which makes one of our files.
def plugin = evaluate(new File(basedir, 'plugin.groovy'))
plugin(basedir, 'com/acme/v1/GreeterRpc.java', '', 'package com.acme.v1;\n')
lines = build(false)
assert lines[0].endsWith('tandem: native plugin greeting changed: generating')
assert lines.any {
  it.startsWith("[ERROR] com/acme/v1/GreeterRpc.java is made by Tandem's generator and by a native plugin")
}
// And one of protoc's: protoc itself says so.
plugin(basedir, 'com/acme/v1/Hello.java', '', 'package com.acme.v1;\n')
assert build(false).any { it.startsWith('[ERROR]') && it.contains('com/acme/v1/Hello.java') }
assert new File(generated, 'Hello.java').text.contains('greeting()')

// Without them.
pom.text = pom.text.replaceAll('(?s)<nativePlugins>.*</nativePlugins>', '')
lines = build(true)
assert lines[1] =~ /1 removed\)/
assert !grpc.exists()
assert !new File(generated, 'Hello.java').text.contains('greeting()')

// A misspelt element.
edit('<configuration>', '<configuration><nativePlugins><nativePlugin><optoins/></nativePlugin></nativePlugins>')
assert build(false).any { it.contains("'optoins'") }
return true
