using System.Text;

namespace InteractiveAi.Client.Tests;

public partial class ChunkReaderTests
{
    [TestCase("""{"error":{"code":429,"message":"Slow down"}}""", "429", "Slow down")]
    [TestCase("""{"error":{"code":"server_error","message":"Gone"}}""", "server_error", "Gone")]
    [TestCase("""{"error":{"code":null,"message":"Provider returned error"}}""", null, "Provider returned error")]
    [TestCase("""{"error":"timed out"}""", null, "timed out")]
    [TestCase("""{"error":{"message":"No credits","code":402},"user_id":"user_1"}""", "402", "No credits")]
    [TestCase("""{"error":{}}""", null, null)]
    [TestCase("""{"id":"a","choices":[],"error":{"code":502,"message":"Bad"}}""", "502", "Bad")]
    [TestCase("""{"choices":[{"delta":{"content":"x"},"error":{"code":502,"message":"Bad"}}]}""", "502", "Bad")]
    [TestCase("""{"choices":[{"index":0},{"index":1,"error":"Bad"}]}""", null, "Bad")]
    [TestCase("""{"choices":[{"finish_reason":"error","error":{"message":"Bad"}}]}""", null, "Bad")]
    [TestCase("""{"choices":[{"finish_reason":"error"}]}""", null, null)]
    [TestCase("""{"object":"error","error":"busy","message":"Try later"}""", "busy", "Try later")]
    [TestCase("""{"object":"error","message":"Try later","code":40301}""", "40301", "Try later")]
    [TestCase("""{"object":"error"}""", null, null)]
    [TestCase("""{"object":"Error","choices":[]}""", null, null)]
    [TestCase("""{"code":503,"message":"No provider"}""", "503", "No provider")]
    [TestCase("""{"message":"Internal server error"}""", null, "Internal server error")]
    [TestCase("""{"detail":"Not Found"}""", null, "Not Found")]
    [TestCase("""{"errors":[{"code":"x","message":"Bad"}]}""", "x", "Bad")]
    [TestCase("""{"object":"chat.completion.chunk","choices":null,"code":500,"message":"Bad"}""", "500", "Bad")]
    [TestCase("""{"code":503}""", "503", null)]
    [TestCase("""{"msg":"Bad"}""", null, "Bad")]
    [TestCase("""{"error_description":"Bad"}""", null, "Bad")]
    [TestCase("""{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", null, "Overloaded")]
    public void Parse_AnError_InEveryShape_IsReported(string data, string? code, string? message)
    {
        var reader = new ChunkReader();

        var chunk = reader.Parse(data);
        var error = ErrorReader.FromUtf8(reader.ErrorData!.Value.Span)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(chunk, Is.Not.Null);
            Assert.That(Encoding.UTF8.GetString(reader.ErrorData.Value.Span), Is.EqualTo(data));
            Assert.That((error.Code, error.Message), Is.EqualTo((code, message)));
            Assert.That(reader.IsDone, Is.False);
        }
    }

    [TestCase("""{"type":"rate_limit_exceeded","title":"The budget of the API key is used up."}""", true)]
    [TestCase("""{"type":"progress","title":"Half of the budget is used up."}""", false)]
    public void Parse_AnErrorOfTheGatewaysOwnShape_IsReportedOnThatGateway(string data, bool isError)
    {
        var gateway = new InteractiveAi.Client.Orq.OrqOptions { ApiKey = "k" }.CreateGateway();
        var own = new ChunkReader(gateway);
        var other = new ChunkReader();

        own.Parse(data);
        other.Parse(data);

        Assert.That((own.ErrorData is not null, other.ErrorData is not null), Is.EqualTo((isError, false)));
    }

    [TestCase("upstream connect error")]
    [TestCase("")]
    [TestCase("[DONE]")]
    [TestCase("{\"id\":\"a\"}")]
    [TestCase("{\"error\":{\"message\":\"Bad\"}}")]
    [TestCase("{ broken")]
    [TestCase("null")]
    [TestCase("{ \"\\ud800\": 1 }")]
    public void Parse_AnEventCalledError_IsAFailureWhateverItsData(string data)
    {
        var reader = new ChunkReader();

        var chunk = reader.Parse("error", Encoding.UTF8.GetBytes(data));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(reader.ErrorData!.Value.Span), Is.EqualTo(data));
            Assert.That(reader.IsDone, Is.False);
            Assert.That(chunk is null, Is.Not.EqualTo(data.StartsWith("{\"", StringComparison.Ordinal)));
        }
    }

    [TestCase("""{"error":null}""")]
    [TestCase("""{"error":false}""")]
    [TestCase("""{"error":""}""")]
    [TestCase("""{"error":" "}""")]
    [TestCase("""{"choices":[{"error":null,"finish_reason":"stop"}]}""")]
    [TestCase("""{"id":"1","choices":[],"code":1,"message":"beside an answer"}""")]
    [TestCase("""{"choices":[{"delta":{"content":"x"}}],"message":"beside an answer"}""")]
    [TestCase("""{"object":"chat.references","chunks":[],"message":"found","code":"ok"}""")]
    [TestCase("""{"object":"heartbeat","message":"still here"}""")]
    [TestCase("""{"object":"chat.completion.chunk","usage":{"total_tokens":3}}""")]
    [TestCase("""{"type":"ping"}""")]
    [TestCase("""{"status":"processing","message":null}""")]
    [TestCase("""{"choices":[{"native_finish_reason":"error","finish_reason":"stop"}]}""")]
    public void Parse_WhatOnlyLooksLikeAnError_IsAChunk(string data)
    {
        var reader = new ChunkReader();

        var chunk = reader.Parse(data);

        Assert.That((chunk is not null, reader.ErrorData is null), Is.EqualTo((true, true)));
    }

    [Test]
    public void Parse_AnError_KeepsItsOwnCopyOfTheEvent()
    {
        var reader = new ChunkReader();
        var buffer = "  {\"error\":{\"code\":1}}\n"u8.ToArray();

        reader.Parse("message", buffer);
        buffer.AsSpan().Clear();

        Assert.That(Encoding.UTF8.GetString(reader.ErrorData!.Value.Span), Is.EqualTo("  {\"error\":{\"code\":1}}\n"));
    }

    [Test]
    public void Parse_AnErrorInAChunk_HandsOverWhatCameBesideIt()
    {
        var reader = new ChunkReader();

        var chunk = reader.Parse(
            """{"id":"a","provider":"P","choices":[{"index":0,"delta":{"content":"last words"},"finish_reason":"error"}],"error":{"code":500,"message":"Bad"}}"""
        )!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((chunk.Text, chunk.Provider), Is.EqualTo(("last words", "P")));
            Assert.That(chunk.Error!.Message, Is.EqualTo("Bad"));
            Assert.That(chunk.FinishReason, Is.EqualTo(FinishReason.Error));
        }
    }
}
