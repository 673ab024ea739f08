using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>A refusal, ready to be sent.</summary>
internal sealed class GatewayError(int status, byte[] body)
{
    public int Status => status;

    public static GatewayError Of(int status, Action<Utf8JsonWriter> write) => new(status, WireWriting.ToUtf8(write));

    public static GatewayError Raw(int status, string jsonBody) => new(status, WireWriting.Utf8.GetBytes(jsonBody));

    public void WriteTo(Utf8JsonWriter json) => json.WriteRawValue(body);

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType ??= "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
