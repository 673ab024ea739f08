namespace InteractiveAi.Client.Tests;

public sealed class RewriteTests
{
    [Test]
    public void Each_NothingChanged_IsTheListItself()
    {
        List<string> list = ["a", "b"];

        Assert.That(Rewrite.Each(list, static text => text), Is.SameAs(list));
    }

    [Test]
    public void Each_OneChanged_IsACopyWithTheOthers()
    {
        List<string> list = ["a", "b", "c"];

        var mapped = Rewrite.Each(list, static text => text is "b" ? "x" : text);

        Assert.That(mapped, Is.EqualTo(["a", "x", "c"]));
        Assert.That(list, Is.EqualTo(["a", "b", "c"]));
    }

    [Test]
    public void Parts_ContentWithoutParts_StaysWhatItIs()
    {
        MessageContent text = "a";
        var strange = Wire.Read<MessageContent>("""{"a":1}""");

        Assert.That(Rewrite.Parts(text, static _ => "x"), Is.SameAs(text));
        Assert.That(Rewrite.Parts(strange, static _ => "x"), Is.SameAs(strange));
        Assert.That(Rewrite.Parts(null, static _ => "x"), Is.Null);
    }

    [Test]
    public void Copies_OfEveryMessage_HaveEveryMember()
    {
        Message[] originals =
        [
            Wire.Read<Message>("""{"role":"system","content":"a","name":"b","x":1}"""),
            Wire.Read<Message>("""{"role":"developer","content":"a","name":"b","x":1}"""),
            Wire.Read<Message>("""{"role":"user","content":"a","name":"b","x":1}"""),
            Wire.Read<Message>(
                """{"role":"tool","tool_call_id":"1","content":"a","cache_control":{"type":"ephemeral"},"x":1}"""
            ),
        ];

        var copies = originals.Select(static message =>
            message switch
            {
                SystemMessage own => new SystemMessage(own),
                DeveloperMessage own => new DeveloperMessage(own),
                UserMessage own => new UserMessage(own),
                ToolMessage own => (Message)new ToolMessage(own),
                _ => throw new NotSupportedException(),
            }
        );

        Assert.That(copies.Select(Wire.Write), Is.EqualTo(originals.Select(Wire.Write)));
    }
}
