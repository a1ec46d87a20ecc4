// Two plugins, the same modules.
def plugins = [
  ascopes: ['io.github.ascopes', 'protobuf-maven-plugin'],
  tandem: ['dev.tandem', 'tandem-maven-plugin'],
]
def copy = { String from, String to, String owner ->
  def template = new File(basedir, from)
  def module = new File(basedir, to)
  template.eachFileRecurse(groovy.io.FileType.FILES) {
    def file = new File(module, template.toPath().relativize(it.toPath()).toString())
    file.parentFile.mkdirs()
    file.text = it.text.replace('OWNER', owner).replace('NAME', module.name)
        .replace('PLUGIN-GROUP', plugins[owner][0]).replace('PLUGIN-ARTIFACT', plugins[owner][1])
  }
}
new groovy.xml.XmlSlurper().parse(new File(basedir, 'pom.xml')).modules.module*.text().each {
  copy('template', it, it.split('/')[0])
}
plugins.keySet().each { copy('siblings', "${it}/siblings", it) }
return true
