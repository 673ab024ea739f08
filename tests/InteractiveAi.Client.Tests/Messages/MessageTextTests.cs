using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class MessageTextTests
{
    private static readonly ImagePart Dog = new(new Uri("https://example.test/dog.jpg"));

    private static IEnumerable<TestCaseData> Texts() =>
        [
            new TestCaseData(new SystemMessage("Be brief."), "Be brief."),
            new TestCaseData(new DeveloperMessage(["Be ", "brief."]), "Be brief."),
            new TestCaseData(new UserMessage("Hi"), "Hi"),
            new TestCaseData(new UserMessage("What is ", Dog, "this?"), "What is this?"),
            new TestCaseData(new UserMessage([Dog]), ""),
            new TestCaseData(new AssistantMessage("Olá"), "Olá"),
            new TestCaseData(new AssistantMessage(), ""),
            new TestCaseData(new ToolMessage("call_1", "21 °C"), "21 °C"),
        ];

    [TestCaseSource(nameof(Texts))]
    public void Text_OfEachRole_IsItsWords(Message message, string text) => Assert.That(message.Text, Is.EqualTo(text));

    [TestCase("""{"role":"critic","content":"Nice."}""", "Nice.")]
    [TestCase(
        """{"role":"critic","content":[{"type":"text","text":"Ni"},{"type":"hologram"},{"type":"text","text":"ce."}]}""",
        "Nice."
    )]
    [TestCase("""{"role":"critic","content":{"text":"Nice."}}""", "")]
    [TestCase("""{"role":"critic","content":null}""", "")]
    [TestCase("""{"role":"critic","content":3}""", "")]
    [TestCase("""{"role":"critic"}""", "")]
    [TestCase("""{"role":"user","content":{"text":"Hi"}}""", "")]
    [TestCase("""{"role":"assistant","content":null,"refusal":"No."}""", "")]
    public void Text_OfAMessageThatWasRead_IsItsWords(string json, string text) =>
        Assert.That(Wire.Read<Message>(json)!.Text, Is.EqualTo(text));

    // Not test cases: half a character can be neither in an attribute nor in a test's name.
    [Test]
    public void Text_OfAMessageWithHalfACharacter_IsItsWords()
    {
        (string Json, string Text)[] messages =
        [
            ("""{"role":"critic","content":"a\ud800"}""", "a\uD800"),
            ("""{"role":"critic","content":[{"type":"text","text":"\ud800b"}]}""", "\uD800b"),
            ("""{"role":"critic","content":"Nice.","\ud800ontent":1}""", "Nice."),
            ("""{"role":"critic","content":[{"type":"text","text":"Nice.","\ud800ext":1}]}""", "Nice."),
            ("""{"role":"critic","\u0063ontent":"Nice.","\ud800ontent":1}""", "Nice."),
            ("""{"role":"critic","content":"No.","content":"Nice.","\ud800ontent":1}""", "Nice."),
        ];

        foreach (var (json, text) in messages)
        {
            Assert.That(Wire.Read<Message>(json).Text, Is.EqualTo(text), json);
            Assert.That(Wire.Read<Message>(json).Role, Is.EqualTo("critic"), json);
        }
    }

    [Test]
    public void Text_OfAMessageDeeperThanTheWire_IsItsWords()
    {
        var deep = new string('[', 500) + new string(']', 500);
        using var document = JsonDocument.Parse(
            $$"""{"role":"critic","content":[{"type":"text","text":"Nice."},{"type":"new","deep":{{deep}}}]}""",
            new JsonDocumentOptions { MaxDepth = 600 }
        );

        Assert.That(new UnknownMessage(document.RootElement).Text, Is.EqualTo("Nice."));
    }

    [Test]
    public void Text_MemberOfThatNameOnTheWire_IsKeptAndNoWordsOfItsOwnAreAdded()
    {
        foreach (var role in new[] { "system", "developer", "user", "assistant", "tool", "critic" })
        {
            var json = $$"""{"role":"{{role}}","content":"Hi","text":"a","words":"b","Words":"c"}""";

            Assert.That(Wire.Rewrite<Message>(json), Is.EqualTo(json));
        }
    }

    [Test]
    public void Text_OfJsonThatIsNoObject_IsEmpty()
    {
        Assert.That(new UnknownMessage(default).Text, Is.Empty);
        using var list = JsonDocument.Parse("[]");
        Assert.That(new UnknownMessage(list.RootElement).Text, Is.Empty);
    }

    [Test]
    public void UserMessage_OfSeveralParts_IsTheSameAsAListOfThem()
    {
        Assert.That(
            Wire.Write<Message>(new UserMessage("What is this?", Dog)),
            Is.EqualTo(
                """{"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"https://example.test/dog.jpg"}}]}"""
            )
        );
        Assert.That(
            Wire.Write<Message>(new UserMessage("a", "b", "c", "d") { Name = "Ana" }),
            Is.EqualTo(
                """{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"},{"type":"text","text":"c"},{"type":"text","text":"d"}],"name":"Ana"}"""
            )
        );
    }

    [Test]
    public void UserMessage_PartIsNull_IsRefused()
    {
        Assert.That(() => new UserMessage(null!, Dog), Throws.ArgumentNullException);
        Assert.That(() => new UserMessage(Dog, (ContentPart)null!), Throws.ArgumentNullException);
        Assert.That(() => new UserMessage(Dog, Dog, (ContentPart[])null!), Throws.ArgumentNullException);
        Assert.That(() => new UserMessage(Dog, Dog, Dog, null!), Throws.ArgumentNullException);
    }
}
