def log = new File(basedir, 'build.log').readLines()
assert log.any { it.startsWith('[ERROR]') && it.contains("'clinet'") }
def generated = new File(basedir, 'target/generated-sources/tandem')
assert !generated.exists()

// A parameter of the goal. That of another goal (help has it) is no mistake.
def furtherBuild = evaluate(new File(furtherBuildScript))
def pom = new File(basedir, 'pom.xml')
def inExecution = { it.replace('<goals>', '<configuration><exclude>a/**</exclude></configuration><goals>') }
pom.text = inExecution(pom.text.replaceAll('(?s)<options>.*</options>', '<detail/><sourceDirectory/>'))
def built = furtherBuild {
  it.goals = ['generate-sources']
  it.showVersion = true
}
assert !built.succeeded && !generated.exists()
// Maven 4 does not tell plugins where an element is.
def knowsPlaces = !built.lines.any { it.startsWith('Apache Maven 4') }
def place = { name ->
  int line = pom.readLines().findIndexOf { it.contains("<$name") } + 1
  '[ERROR] ' + (knowsPlaces ? "${pom.canonicalPath}:[$line," : 'tandem:generate has')
}
['sourceDirectory', 'exclude'].each { name ->
  def line = built.lines.find { it.contains("tandem:generate has no parameter '$name'; it has attachDescriptorSet, ") }
  assert line?.startsWith(place(name)) : built.lines.join('\n')
}
assert built.lines.count { it.contains('has no parameter') } == 2
return true
