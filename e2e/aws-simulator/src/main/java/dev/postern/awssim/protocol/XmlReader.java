package dev.postern.awssim.protocol;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a REST-XML body: the members of its root element. Entities and document types are off. */
public final class XmlReader {
    private XmlReader() {}

    public static Input read(byte[] body) {
        if (body.length == 0) {
            return Input.EMPTY;
        }
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body), "UTF-8");
            xml.nextTag();
            return element(xml);
        } catch (XMLStreamException e) {
            throw CommonError.UNREADABLE.because("The XML you provided is not well-formed");
        }
    }

    private static Input element(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        List<Input.Field> fields = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                fields.add(new Input.Field(xml.getLocalName(), element(xml)));
            } else if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return new Input(fields.isEmpty() ? text.toString() : "", fields);
    }
}
