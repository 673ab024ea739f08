using System.Globalization;
using System.Net;
using System.Net.Mime;
using InteractiveAi.Client.Testing;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Lets the next answer of a gateway in this process fail; real gateways have no such thing.</summary>
internal static class FaultEndpoints
{
    // Longer than the client is willing to wait by itself, so that the caller hears of it.
    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(45);

    public static void MapFaults(this IEndpointRouteBuilder app)
    {
        app.MapPost(
            "/api/gateways/{key}/faults/{fault}",
            (string key, Fault fault, GatewayList gateways) =>
            {
                if (gateways.Find(key)?.Embedded is not { } gateway)
                {
                    return Missing();
                }

                // Binding takes any number for one of them.
                if (!Enum.IsDefined(fault))
                {
                    return Results.Problem("There is no such fault.", statusCode: StatusCodes.Status404NotFound);
                }

                Prepare(gateway, fault);
                return Results.NoContent();
            }
        );
        // How many calls were given up by this service: what a stopped answer looks like from the other side.
        app.MapGet(
            "/api/gateways/{key}/disconnects",
            (string key, GatewayList gateways) =>
                gateways.Find(key)?.Embedded is { } gateway
                    ? Results.Text(gateway.Disconnects.ToString(CultureInfo.InvariantCulture))
                    : Missing()
        );
    }

    private static IResult Missing() =>
        Results.Problem("No gateway of this process has that key.", statusCode: StatusCodes.Status404NotFound);

    private static void Prepare(LocalGateway gateway, Fault fault)
    {
        switch (fault)
        {
            case Fault.RateLimit:
                gateway.FailNext(HttpStatusCode.TooManyRequests, retryAfter: LongWait);
                break;
            case Fault.WrongKey:
                gateway.FailNext(HttpStatusCode.Unauthorized);
                break;
            default:
                gateway.RespondNext(BreakOffAsync);
                break;
        }
    }

    private static async Task BreakOffAsync(HttpContext context)
    {
        context.Response.ContentType = MediaTypeNames.Text.EventStream;
        foreach (var word in "This answer will never get to its ".Split(' '))
        {
            await context.Response.WriteAsync(
                $$$"""
                data: {"id":"cut-1","object":"chat.completion.chunk","model":"local/rules","choices":[{"index":0,"delta":{"content":"{{{word}}} "}}]}


                """.ReplaceLineEndings("\n"),
                context.RequestAborted
            );
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(60, context.RequestAborted);
        }

        context.Abort();
    }
}
