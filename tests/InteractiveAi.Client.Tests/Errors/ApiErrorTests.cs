using System.Text;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public sealed class ApiErrorTests
{
    [TestCase("""{"code":429,"message":"m","future":{"a":[1,2.50,null]}}""")]
    [TestCase("""{ "code" : 12345678901234567890123 , "code" : 2 }""")]
    [TestCase("\"text\"")]
    [TestCase("""{"message":"half \ud800"}""")]
    [TestCase("""{"unknown":1}""")]
    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("5")]
    [TestCase("true")]
    public void Json_AnyShape_IsWrittenAsItWasRead(string json)
    {
        var error = JsonSerializer.Deserialize(json, TestJson.Default.ApiError);

        var written = JsonSerializer.Serialize(error, TestJson.Default.ApiError);

        Assert.That(written, Is.EqualTo(json));
    }

    [TestCase("null")]
    [TestCase("false")]
    [TestCase("\"\"")]
    [TestCase("\"  \"")]
    public void Json_NoError_IsNull(string json) =>
        Assert.That(JsonSerializer.Deserialize(json, TestJson.Default.ApiError), Is.Null);

    [Test]
    public void Json_MadeByHand_IsTheCommonShapeAndReadsTheSame()
    {
        var error = new ApiError
        {
            Code = "c",
            Message = "m",
            Type = "t",
            Param = "p",
            DocUrl = "d",
            RequestId = "r",
            Details = JsonElement.Parse("[1]"),
            ProviderName = "Google",
            ProviderMessage = "upstream",
        };

        var json = JsonSerializer.Serialize(error, TestJson.Default.ApiError);
        var read = JsonSerializer.Deserialize(json, TestJson.Default.ApiError)!;

        Assert.That(
            json,
            Is.EqualTo(
                """{"code":"c","message":"m","type":"t","param":"p","doc_url":"d","request_id":"r","details":[1],"metadata":{"provider_name":"Google","raw":"upstream"}}"""
            )
        );
        Assert.That(
            (read.Code, read.Message, read.Type, read.Param, read.DocUrl, read.RequestId),
            Is.EqualTo(("c", "m", "t", "p", "d", "r"))
        );
        Assert.That((read.ProviderName, read.ProviderMessage), Is.EqualTo(("Google", "upstream")));
    }

    [Test]
    public void Json_MadeByHandWithMetadata_WritesThat()
    {
        var error = new ApiError { Metadata = JsonElement.Parse("""{"a":1}"""), ProviderName = "Google" };

        Assert.That(JsonSerializer.Serialize(error, TestJson.Default.ApiError), Is.EqualTo("""{"metadata":{"a":1}}"""));
    }

    [Test]
    public void Json_InsideACompletion_IsReadAndWrittenInPlace()
    {
        const string json =
            """{"choices":[{"index":0,"error":{"code":502,"message":"Provider disconnected","metadata":{"error_type":"provider_unavailable"}}}]}""";

        var completion = JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), WireJson.Context.ChatCompletion)!;
        var written = JsonSerializer.Serialize(completion, WireJson.Context.ChatCompletion);

        Assert.That(
            (completion.Choices[0].Error!.Code, completion.Choices[0].Error!.Message, written),
            Is.EqualTo(("502", "Provider disconnected", json))
        );
    }

    [Test]
    public void ToString_Any_ShowsTheCodeButNotTheMessage()
    {
        var error = new ApiError { Code = "invalid_request_body", Message = "CANARY" };

        Assert.That(
            (error.ToString(), new ApiError().ToString()),
            Is.EqualTo(("ApiError(invalid_request_body)", "ApiError(no code)"))
        );
    }
}
