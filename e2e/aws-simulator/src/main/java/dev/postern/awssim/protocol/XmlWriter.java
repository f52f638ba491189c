package dev.postern.awssim.protocol;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a response tree as XML. */
final class XmlWriter {
    private final XMLStreamWriter xml;
    private final String entryElement;

    private XmlWriter(XMLStreamWriter xml, String entryElement) {
        this.xml = xml;
        this.entryElement = entryElement;
    }

    static byte[] write(String root, String namespace, String entryElement, Output body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            if (!namespace.isEmpty()) {
                xml.writeDefaultNamespace(namespace);
            }
            new XmlWriter(xml, entryElement).members(body);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("response cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void members(Output structure) throws XMLStreamException {
        for (Map.Entry<String, Object> member : structure.members().entrySet()) {
            element(member.getKey(), member.getValue());
        }
    }

    private void element(String name, Object value) throws XMLStreamException {
        xml.writeStartElement(name);
        switch (value) {
            case Output structure -> members(structure);
            case Output.Listing listing -> entries(listing.element().orElse(entryElement), listing.entries());
            default -> xml.writeCharacters(Scalars.text(value));
        }
        xml.writeEndElement();
    }

    private void entries(String element, List<?> entries) throws XMLStreamException {
        for (Object entry : entries) {
            element(element, entry);
        }
    }
}
