import java.util.jar.JarFile

def generated = new File(basedir, 'target/generated-sources/tandem/com/acme/v1')
['Hello', 'HelloOrBuilder', 'Greeter', 'GreeterClient', 'GreeterRpc'].each {
  assert new File(generated, it + '.java').isFile()
}
def files = generated.listFiles().length

new JarFile(new File(basedir, 'target/minimal-1.jar')).withCloseable { jar ->
  assert jar.getEntry('acme/v1/greeter.proto') != null
  assert jar.getEntry('com/acme/v1/GreeterClient.class') != null
}

def log = new File(basedir, 'build.log').text
// protoc is that of the project's protobuf-java.
def version = (log =~ /tandem: 1 proto -> (\d+) files \((\d+) changed\), protoc (\d+\.\d+\.\d+)/)
assert version.find()
assert version.group(1) as int == files
assert version.group(2) as int == files
assert !(log =~ /\[WARNING\].*(tandem|\.proto)/).find()

// No scratch files, and no binaries of ours in the project.
def left = []
new File(basedir, 'target/tandem/generate').eachFileRecurse(groovy.io.FileType.FILES) { left << it.name }
assert left.sort() == ['copies', 'fingerprint', 'manifest']

// The plugin is one jar with all that it needs: in each build, Maven looks at no dependency of it but
// the one that Eclipse looks for.
def plugin = []
new File(localRepositoryPath, 'dev/tandem/tandem-maven-plugin').eachFileRecurse(groovy.io.FileType.FILES) { plugin << it }
def pom = new groovy.xml.XmlSlurper().parse(plugin.find { it.name.endsWith('.pom') })
def needed = pom.dependencies.dependency.findAll { !(it.scope.text() in ['provided', 'test']) }
assert needed.collect { it.artifactId.text() } == ['plexus-build-api']
assert needed.exclusions.exclusion.artifactId.text() == '*'
new JarFile(plugin.find { it.name.endsWith('.jar') }).withCloseable { jar ->
  ['LICENSE', 'NOTICE', 'licenses/protobuf.txt', 'maven/plugin.xml'].each {
    assert jar.getEntry('META-INF/' + it) != null
  }
}
return true
