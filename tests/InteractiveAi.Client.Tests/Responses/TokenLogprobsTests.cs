using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class TokenLogprobsTests
{
    [TestCase("""{}""")]
    [TestCase("""{"content":[]}""")]
    [TestCase("""{"content":[],"refusal":[]}""")]
    [TestCase("""{"content":[{}],"x":1.0}""")]
    [TestCase("""{"content":[{"token":"Hi","logprob":-0.25,"bytes":[72,105],"top_logprobs":[]}]}""")]
    [TestCase(
        """{"refusal":[{"token":"é","logprob":0,"bytes":[],"top_logprobs":[{"token":"é","logprob":-1,"bytes":[195,169],"x":null}],"y":[1.0]}]}"""
    )]
    [TestCase("""{"content":[{"token":"","logprob":-9999}]}""")]
    public void Logprobs_InAnyState_AreReadAndWrittenBackAsTheyWere(string json) =>
        Assert.That(Wire.Rewrite<TokenLogprobs>(json), Is.EqualTo(json));

    [TestCase("""{"content":null,"refusal":null}""", "{}")]
    [TestCase(
        """{"content":[{"token":null,"logprob":null,"bytes":null,"top_logprobs":null}]}""",
        """{"content":[{}]}"""
    )]
    [TestCase("""{"content":[{"bytes":[72.0,1.05e2]}]}""", """{"content":[{"bytes":[72,105]}]}""")]
    [TestCase("""{"content":[{"logprob":"-0.5"}]}""", """{"content":[{"logprob":-0.5}]}""")]
    [TestCase("""{"content":[{"logprob":"-Infinity"}]}""", """{"content":[{"logprob":"-Infinity"}]}""")]
    [TestCase("""{"content":[{"logprob":"NaN"}]}""", """{"content":[{"logprob":"NaN"}]}""")]
    [TestCase("""{"content":[{"token":12.0}]}""", """{"content":[{"token":"12.0"}]}""")]
    public void Logprobs_InAnotherSpelling_AreReadAllTheSame(string json, string written) =>
        Assert.That(Wire.Rewrite<TokenLogprobs>(json), Is.EqualTo(written));

    [TestCase("""{"content":{}}""")]
    [TestCase("""{"content":[1]}""")]
    [TestCase("""{"content":[{"logprob":"likely"}]}""")]
    [TestCase("""[]""")]
    public void Logprobs_OfAnotherType_AreASerializerError(string json) =>
        Assert.That(() => Wire.Read<TokenLogprobs>(json), Throws.TypeOf<JsonException>());

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(63)]
    [TestCase(64)]
    [TestCase(65)]
    [TestCase(128)]
    [TestCase(1000)]
    public void Bytes_OfAnyNumber_AreAllRead(int count)
    {
        byte[] bytes = [.. Enumerable.Range(0, count).Select(i => (byte)i)];
        string json = $$"""{"content":[{"bytes":[{{string.Join(',', bytes)}}]}]}""";

        var read = Wire.Read<TokenLogprobs>(json);

        Assert.That(read.Content![0].Bytes, Is.EqualTo(bytes));
        Assert.That(Wire.Write(read), Is.EqualTo(json));
    }

    [TestCase("""{"token":"a","bytes":0,"bytes":[1]}""", """{"token":"a","bytes":[1]}""")]
    [TestCase("""{"token":"a","bytes":[1],"bytes":0}""", """{"token":"a","bytes":0}""")]
    [TestCase("""{"token":"a","bytes":0,"bytes":null}""", """{"token":"a"}""")]
    public void Bytes_ThatComeTwice_AreTheLast(string json, string expected) =>
        Assert.That(
            Wire.Write(Wire.Read<TokenLogprobs>($$"""{"content":[{{json}}]}""")),
            Is.EqualTo($$"""{"content":[{{expected}}]}""")
        );
}
