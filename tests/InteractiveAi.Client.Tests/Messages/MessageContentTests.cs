using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class MessageContentTests
{
    [Test]
    public void Text_OneString_IsTextAndOnePart()
    {
        MessageContent content = "Hello";

        Assert.That((content.IsText, content.Text, content.Raw), Is.EqualTo((true, "Hello", (JsonElement?)null)));
        Assert.That(content.Parts, Has.Count.EqualTo(1));
        Assert.That(content.Single(), Is.TypeOf<TextPart>().And.Property("Text").EqualTo("Hello"));
        Assert.That(Wire.Write(content), Is.EqualTo("\"Hello\""));
    }

    [Test]
    public void Collection_OfStringsAndParts_IsAListOfParts()
    {
        ImagePart image = new(new Uri("https://example.test/a.png"));

        MessageContent content = ["Look: ", image, "and think."];

        Assert.That((content.IsText, content.Text), Is.EqualTo((false, "Look: and think.")));
        Assert.That(content.Count(), Is.EqualTo(3));
        Assert.That(content.Parts[1], Is.SameAs(image));
        Assert.That(
            Wire.Write(content),
            Is.EqualTo(
                """[{"type":"text","text":"Look: "},{"type":"image_url","image_url":{"url":"https://example.test/a.png"}},{"type":"text","text":"and think."}]"""
            )
        );
    }

    [Test]
    public void Constructor_ListThatChangesLater_IsCopied()
    {
        List<ContentPart> parts = ["a"];

        MessageContent content = new(parts);
        parts.Add("b");

        Assert.That(content.Parts, Has.Count.EqualTo(1));
        Assert.That(() => new MessageContent((string)null!), Throws.ArgumentNullException);
        Assert.That(() => new MessageContent((IEnumerable<ContentPart>)null!), Throws.ArgumentNullException);
    }

    [TestCase("\"\"", true, "", 1)]
    [TestCase("\"a\"", true, "a", 1)]
    [TestCase("[]", false, "", 0)]
    [TestCase("""[{"type":"text","text":"a"}]""", false, "a", 1)]
    [TestCase(
        """[{"type":"text","text":"a"},{"type":"text"},{"type":"brand_new","text":"b"},{"type":"text","text":"c"}]""",
        false,
        "ac",
        4
    )]
    [TestCase("""["a bare string",1]""", false, "", 2)]
    [TestCase("""{"text":"a","n":1.0}""", false, "", 0)]
    [TestCase("12.0", false, "", 0)]
    [TestCase("true", false, "", 0)]
    public void Content_InAnyShape_IsReadAndWrittenBackAsItWas(string json, bool isText, string text, int parts)
    {
        MessageContent content = Wire.Read<MessageContent>(json);

        Assert.That((content.IsText, content.Text, content.Parts.Count), Is.EqualTo((isText, text, parts)));
        Assert.That(Wire.Write(content), Is.EqualTo(json));
        Assert.That(content.Raw.HasValue, Is.EqualTo(json[0] is not ('"' or '[')));
    }

    [Test]
    public void Content_Null_IsAbsent() => Assert.That(Wire.Read<UserMessage>("""{"content":null}""").Content, Is.Null);
}
