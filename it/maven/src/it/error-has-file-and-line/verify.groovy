def log = new File(basedir, 'build.log').readLines()
def proto = { new File(basedir, 'src/main/proto/' + it).path }

// All of the errors, each once, in the form that IDEs and CI servers link.
assert log.count { it == "[ERROR] ${proto('greeter.proto')}:[3,13] \"Nope\" is not defined." } == 1
assert log.count { it == "[ERROR] missing.proto: File not found." } == 1
assert log.count { it.startsWith("[ERROR] ${proto('zoo.proto')}:[2,1] Import \"missing.proto\"") } == 1
assert log.count { it.contains('is not defined') } == 1
assert log.any { it.contains(': 3 errors, listed above') }
// A failure of the build, not of the plugin.
assert log.any { it.contains('MojoFailureException') }

// Nothing was written, not even of the proto that is good.
assert !new File(basedir, 'target/generated-sources/tandem').exists()
return true
