using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public partial class ChunkReaderTests
{
    [TestCase("")]
    [TestCase(" \r\n\t")]
    [TestCase("\uFEFF")]
    [TestCase(":")]
    [TestCase(": keepalive")]
    [TestCase("  : LLMROUTER PROCESSING\n")]
    [TestCase(": one\n: two\r\n\r\n:three")]
    [TestCase("null")]
    [TestCase("[]")]
    public void Parse_DataThatCarriesNothing_GivesNoChunk(string data)
    {
        var reader = new ChunkReader();

        var chunk = reader.Parse(data);

        Assert.That((chunk, reader.IsDone, reader.ErrorData), Is.EqualTo((null as object, false, null as object)));
    }

    [TestCase("ping")]
    [TestCase("12")]
    [TestCase("\"alive\"")]
    [TestCase("[1]")]
    public void Parse_NamedEventThatIsNoChunk_GivesNoChunk(string data)
    {
        var reader = new ChunkReader();

        var chunk = reader.Parse("ping", Encoding.UTF8.GetBytes(data));

        Assert.That((chunk, reader.IsDone, reader.ErrorData), Is.EqualTo((null as object, false, null as object)));
    }

    [Test]
    public void Parse_NamedEventWithAMessage_IsKeptAndNoError()
    {
        var reader = new ChunkReader();

        var chunk = reader.Parse("ping", """{"type":"ping","message":"alive"}"""u8);

        Assert.That(reader.ErrorData, Is.Null);
        Assert.That(chunk!.AdditionalProperties!["message"].GetString(), Is.EqualTo("alive"));
    }

    [TestCase("[DONE]")]
    [TestCase(" [DONE] \n")]
    [TestCase("\"[DONE]\"")]
    [TestCase(" \" [DONE]\" ")]
    [TestCase("\uFEFF[DONE]")]
    [TestCase(": keepalive\n[DONE]")]
    public void Parse_TheEndMark_EndsTheStream(string data)
    {
        var reader = new ChunkReader();

        var chunk = reader.Parse(data);

        Assert.That((chunk, reader.IsDone, reader.ErrorData), Is.EqualTo((null as object, true, null as object)));
    }

    [TestCase("\uFEFF{\"id\":\"a\"}")]
    [TestCase("  {\"id\":\"a\"}\n\n")]
    [TestCase(": keepalive\n{\"id\":\"a\"}")]
    [TestCase(": one\r\n: two\r\n\t{\"id\":\n\"a\"\n}")]
    public void Parse_WhatStandsAroundTheObject_IsPassedOver(string data)
    {
        var chunk = new ChunkReader().Parse(data);

        Assert.That(Wire.Write(chunk!), Is.EqualTo("""{"id":"a"}"""));
    }

    [TestCase("true")]
    [TestCase("12")]
    [TestCase("[{\"id\":\"a\"}]")]
    [TestCase("\"text\"")]
    [TestCase("\"\"")]
    [TestCase("[DONE")]
    [TestCase("[done]")]
    [TestCase("<html></html>")]
    [TestCase("upstream error")]
    [TestCase("{")]
    [TestCase("{\"id\":\"a\"} x")]
    [TestCase("{\"id\":\"a\"}{}")]
    [TestCase("{\"id\":\"a\",}")]
    [TestCase("{'id':'a'}")]
    [TestCase("{\"choices\":{}}")]
    [TestCase("{\"choices\":\"a\"}")]
    [TestCase("{\"choices\":[1]}")]
    [TestCase("{\"choices\":[{\"delta\":\"a\"}]}")]
    [TestCase("{\"choices\":[{\"index\":\"a\"}]}")]
    [TestCase("{\"choices\":[{\"delta\":{\"tool_calls\":{}}}]}")]
    [TestCase("{\"choices\":[{\"delta\":{\"tool_calls\":[{\"function\":[]}]}}]}")]
    [TestCase("{\"choices\":[{\"delta\":{\"reasoning_details\":{}}}]}")]
    [TestCase("{\"usage\":[]}")]
    [TestCase("{\"\\ud800\":1}")]
    public void Parse_DataThatIsNoChunk_Throws(string data)
    {
        var reader = new ChunkReader();

        Assert.That(() => reader.Parse(data), Throws.InstanceOf<JsonException>());
        Assert.That((reader.IsDone, reader.ErrorData), Is.EqualTo((false, null as object)));
    }

    [Test]
    public void Parse_AfterAnEventThatCannotBeRead_ReadsTheNext()
    {
        var reader = new ChunkReader();
        reader.Parse("""{"id":"a","model":"m"}""");

        Assert.That(() => reader.Parse("""{"id":"b","model":"""), Throws.InstanceOf<JsonException>());
        var chunk = reader.Parse("""{"id":"a","model":"m"}""");

        Assert.That(Wire.Write(chunk!), Is.EqualTo("""{"id":"a","model":"m"}"""));
    }

    [Test]
    public void Parse_EveryBeginningOfEveryEvent_Throws()
    {
        var cuts = 0;
        foreach (var name in WireFixture.Names("interactive", ".sse"))
        {
            foreach (var (type, data) in WireFixture.Events(WireFixture.Bytes("interactive", name + ".sse")))
            {
                if (type is "error" || data is not [(byte)'{', ..])
                {
                    continue;
                }

                for (var length = 1; length < data.AsSpan().TrimEnd(" \r\n"u8).Length; length++)
                {
                    var reader = new ChunkReader();
                    var cut = data.AsSpan(0, length).ToArray();
                    Assert.That(
                        () => reader.Parse("message", cut),
                        Throws.InstanceOf<JsonException>(),
                        () => $"{name}: {Encoding.UTF8.GetString(cut)}"
                    );
                    cuts++;
                }
            }
        }

        Assert.That(cuts, Is.GreaterThan(20_000));
    }

    [Test]
    public void Parse_DamagedEvents_GiveAChunkOrAJsonException()
    {
        var random = new Random(20251126);
        var events = WireFixture
            .Names("interactive", ".sse")
            .SelectMany(static name => WireFixture.Events(WireFixture.Bytes("interactive", name + ".sse")))
            .ToList();
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var (type, data) = events[random.Next(events.Count)];
            byte[] damaged = [.. data];
            for (var j = random.Next(1, 4); j > 0 && damaged.Length > 0; j--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                if (new ChunkReader().Parse(type, damaged) is { } chunk)
                {
                    var builder = new CompletionBuilder();
                    builder.Add(chunk);
                    _ = builder.Build();
                    read++;
                }
            }
            catch (JsonException)
            {
                // The one exception that a stream translates.
            }
        }

        Assert.That(read, Is.InRange(1_000, 19_000));
    }

    [Test]
    public void Parse_EventsOfAnotherName_AreReadLikeAnyOther()
    {
        var chunk = new ChunkReader().Parse("completion.delta", """{"id":"a"}"""u8);

        Assert.That(chunk!.Id, Is.EqualTo("a"));
    }

    [Test]
    public void Parse_DeepUnknownMembers_AreReadToTheDepthOfTheContracts()
    {
        static string Nested(int depth) => $$"""{"x":{{new string('[', depth)}}{{new string(']', depth)}}}""";

        Assert.That(new ChunkReader().Parse(Nested(127))!.AdditionalProperties, Has.Count.EqualTo(1));
        Assert.That(() => new ChunkReader().Parse(Nested(128)), Throws.InstanceOf<JsonException>());
    }
}
