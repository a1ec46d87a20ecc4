import java.security.MessageDigest

def bin = new File(basedir, 'bin')
// What the plugin says, and the errors.
def furtherBuild = evaluate(new File(furtherBuildScript))
def build = { boolean succeeds, Map<String, String> properties ->
  def built = furtherBuild {
    it.addShellEnvironment('PATH', "${bin}:${System.getenv('PATH')}")
    it.properties.putAll(properties)
    it.goals = ['process-resources']
  }
  assert built.succeeded == succeeds : built.lines.join('\n')
  built.lines.findAll { it.contains('tandem: ') || it.startsWith('[ERROR]') }
      .collect { it.replaceAll(/^.*tandem: /, '') }
}
def repository = new File(localRepositoryPath, 'com/google/protobuf/protoc')
def published = repository.listFiles().findAll { it.directory }.collectMany { it.listFiles().toList() }
    .findAll { it.name.endsWith('.exe') }
assert published.size() == 1
def version = published[0].parentFile.name
def digest = MessageDigest.getInstance('SHA-256').digest(published[0].bytes).encodeHex().toString()

// The one in the repository cannot run: the one copy of it is in the folder that was given, whole.
def copies = []
new File(basedir, 'cache').eachFileRecurse(groovy.io.FileType.FILES) { copies << it }
def copy = copies.findAll { it.parentFile.name == digest }
assert published[0].canExecute() ? copies.empty : copy.size() == 1 && copies.size() == 2
assert copy.every { it.bytes == published[0].bytes && it.canExecute() }

// A digest: right, wrong, malformed.
assert build(true, ['tandem.protocSha256': digest.toUpperCase()]) ==
    ['protocSha256 changed: generating', "1 proto -> 3 files (0 changed), protoc ${version}"]
assert build(true, ['tandem.protocSha256': digest.toUpperCase()]) == ['nothing changed (3 files)']
def wrong = '0' * 64
assert build(false, ['tandem.protocSha256': wrong]).any {
  it.startsWith('[ERROR] protocSha256: the digest of ') && it.contains(" is ${digest}, not ${wrong} as expected")
}
assert build(false, ['tandem.protocSha256': 'abc']).contains(
    "[ERROR] protocSha256: a SHA-256 digest has 64 hexadecimal digits, unlike 'abc'")
assert build(true, [:])[0] == 'the last run did not finish: generating'

// Newer than the project's protobuf-java: refused before it is looked for.
def errors = build(false, ['tandem.protocVersion': '4.99.0'])
assert errors.any {
  it.startsWith("[ERROR] protoc 4.99.0 makes messages that are newer than the project's protobuf-java ${version}")
}
assert !new File(repository, '4.99.0').exists()

// Not in the repositories, which cannot be asked now.
errors = build(false, ['tandem.protocVersion': '4.30.0']).join('\n')
['protocVersion', 'protocExecutable', 'osClassifier', 'sourceDescriptorSets'].each { assert errors.contains(it) }
assert build(false, ['tandem.protocVersion': '25.8']).contains('[ERROR] Release 25.8 of protobuf is published as 3.25.8.')

// For a machine that none is published for: the one on the PATH, if it is of the right version.
bin.mkdirs()
def onPath = new File(bin, 'protoc')
onPath.bytes = published[0].bytes
assert onPath.setExecutable(true)
assert build(true, ['tandem.osClassifier': 'linux-riscv64'])[1] ==
    "1 proto -> 3 files (0 changed), protoc ${version} (${onPath})"
onPath.text = '#!/bin/sh\necho libprotoc 3.20.3\n'
assert build(false, ['tandem.osClassifier': 'linux-riscv64']).any {
  it.startsWith('[ERROR] no protoc is published for linux-riscv64, and ' +
      "${onPath} on the PATH is libprotoc 3.20.3, not the one of ${version}")
}
return true
